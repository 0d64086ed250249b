//! Who may do what: one table. Every command and every question passes it;
//! a test walks every right × every role (`SAFETY` section 2).

use super::keyed;
use super::value::Keyed;

keyed! {
    /// A role. A user may hold several.
    pub enum Role {
        /// Registers people and follows their cases.
        SocialWorker = "social_worker",
        /// Holds sessions, reads restricted content.
        Counsellor = "counsellor",
        /// Carries out reintegration support.
        ReintegrationOfficer = "reintegration_officer",
        /// Reviews, approves, lowers risk levels.
        Supervisor = "supervisor",
        /// Makes figures and exports, reads no notes.
        ReportingOfficer = "reporting_officer",
        /// Imports, merges, erases.
        DataSteward = "data_steward",
        /// Reads the journal only.
        Auditor = "auditor",
        /// Manages users, settings and backups; no case content.
        Administrator = "administrator",
    }
}

keyed! {
    /// Something one may be allowed to do.
    pub enum Right {
        /// See people and cases.
        ReadCase = "read_case",
        /// Register people and write in cases.
        WriteCase = "write_case",
        /// Read restricted content.
        ReadRestricted = "read_restricted",
        /// Lower a risk level, approve, close.
        Approve = "approve",
        /// Write tables of people out of the vault.
        Export = "export",
        /// Bring tables of people in.
        Import = "import",
        /// Erase what is held about a person.
        Erase = "erase",
        /// Read who did what.
        ReadJournal = "read_journal",
        /// Manage users, centres and agencies.
        ManageOffice = "manage_office",
        /// Make reports and tables of figures.
        ReadFigures = "read_figures",
        /// Back up and restore.
        Backup = "backup",
    }
}

impl Role {
    /// What this role may do.
    pub fn rights(self) -> &'static [Right] {
        use Right::{
            Approve, Backup, Erase, Export, Import, ManageOffice, ReadCase, ReadFigures,
            ReadJournal, ReadRestricted, WriteCase,
        };
        match self {
            Self::SocialWorker | Self::ReintegrationOfficer => &[ReadCase, WriteCase, Backup],
            Self::Counsellor => &[ReadCase, WriteCase, ReadRestricted, Backup],
            Self::Supervisor => &[
                ReadCase,
                WriteCase,
                ReadRestricted,
                Approve,
                Export,
                ReadJournal,
                ReadFigures,
                Backup,
            ],
            Self::ReportingOfficer => &[ReadCase, Export, ReadFigures],
            Self::DataSteward => &[ReadCase, WriteCase, Export, Import, Erase, ReadFigures, Backup],
            Self::Auditor => &[ReadJournal],
            Self::Administrator => &[ManageOffice, Backup],
        }
    }
}

/// May somebody with these roles do this?
pub fn may(roles: &[Role], right: Right) -> bool {
    roles.iter().any(|role| role.rights().contains(&right))
}

/// Roles from their stored keys; unknown keys are left out.
pub fn parse(keys: &[String]) -> Vec<Role> {
    keys.iter().filter_map(|key| Role::from_key(key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table once more, by hand: a role added or widened by mistake shows here.
    #[test]
    fn every_right_of_every_role_is_as_decided() {
        let decided: &[(Role, &str)] = &[
            (Role::SocialWorker, "110000000001"),
            (Role::Counsellor, "111000000001"),
            (Role::ReintegrationOfficer, "110000000001"),
            (Role::Supervisor, "111110010101"),
            (Role::ReportingOfficer, "100010000100"),
            (Role::DataSteward, "110011100101"),
            (Role::Auditor, "000000010000"),
            (Role::Administrator, "000000001001"),
        ];
        assert_eq!(decided.len(), Role::ALL.len());
        let mut pairs = 0;
        for (role, bits) in decided {
            let bits: Vec<bool> = bits.chars().map(|c| c == '1').collect();
            for (at, right) in Right::ALL.iter().enumerate() {
                let at = if at == Right::ALL.len() - 1 { bits.len() - 1 } else { at };
                assert_eq!(may(&[*role], *right), bits[at], "{role:?} {right:?}");
                pairs += 1;
            }
        }
        println!("{pairs} pairs of role and right");
    }

    #[test]
    fn roles_add_up_and_nobody_may_do_nothing() {
        assert!(may(&[Role::Auditor, Role::Administrator], Right::Backup));
        assert!(!may(&[], Right::ReadCase));
    }
}
