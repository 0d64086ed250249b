//! Who may do what: one table. Every command and every question passes it;
//! a test walks every right × every role (`SAFETY` section 2).

use super::id::Id;
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
        /// Supervises where nobody else does, and so decides about own cases, too.
        ///
        /// A role and not a setting of the centre: it is given to one person by an administrator
        /// and stands in the journal with the day it was given and taken away; a setting would
        /// give it to every supervisor of the centre, also on the day a second one arrives.
        LoneSupervisor = "lone_supervisor",
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
        /// Approve what one asked oneself, and decide about one's own cases.
        ApproveOwn = "approve_own",
        /// Say that two registrations are one person, and take it back.
        Merge = "merge",
    }
}

impl Role {
    /// What this role may do.
    pub fn rights(self) -> &'static [Right] {
        use Right::{
            Approve, ApproveOwn, Backup, Erase, Export, Import, ManageOffice, Merge, ReadCase,
            ReadFigures, ReadJournal, ReadRestricted, WriteCase,
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
                Merge,
            ],
            Self::ReportingOfficer => &[ReadCase, Export, ReadFigures],
            Self::DataSteward => {
                &[ReadCase, WriteCase, Export, Import, Erase, ReadFigures, Backup, Merge]
            }
            Self::Auditor => &[ReadJournal],
            Self::Administrator => &[ManageOffice, Backup],
            Self::LoneSupervisor => &[
                ReadCase,
                WriteCase,
                ReadRestricted,
                Approve,
                ApproveOwn,
                Export,
                ReadJournal,
                ReadFigures,
                Backup,
                Merge,
            ],
        }
    }
}

/// May somebody with these roles do this?
pub fn may(roles: &[Role], right: Right) -> bool {
    roles.iter().any(|role| role.rights().contains(&right))
}

/// May somebody with these roles approve, lower or close in a case that this worker follows? What
/// is one's own is decided by a second person, but for who supervises alone.
pub fn decides(roles: &[Role], me: Id, worker: Option<Id>) -> bool {
    may(roles, Right::Approve) && (worker != Some(me) || may(roles, Right::ApproveOwn))
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
        // read_case write_case read_restricted approve export import erase read_journal
        // manage_office read_figures backup approve_own merge
        let decided: &[(Role, &str)] = &[
            (Role::SocialWorker, "1100000000100"),
            (Role::Counsellor, "1110000000100"),
            (Role::ReintegrationOfficer, "1100000000100"),
            (Role::Supervisor, "1111100101101"),
            (Role::ReportingOfficer, "1000100001000"),
            (Role::DataSteward, "1100111001101"),
            (Role::Auditor, "0000000100000"),
            (Role::Administrator, "0000000010100"),
            (Role::LoneSupervisor, "1111100101111"),
        ];
        assert_eq!(decided.len(), Role::ALL.len());
        let mut pairs = 0;
        for (role, bits) in decided {
            assert_eq!(bits.len(), Right::ALL.len(), "{role:?}");
            for (right, bit) in Right::ALL.iter().zip(bits.chars()) {
                assert_eq!(may(&[*role], *right), bit == '1', "{role:?} {right:?}");
                pairs += 1;
            }
        }
        println!("{pairs} pairs of role and right");
    }

    #[test]
    fn ones_own_is_decided_by_somebody_else_but_for_who_supervises_alone() {
        let (me, other) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        for (role, own, others) in [
            (Role::SocialWorker, false, false),
            (Role::Supervisor, false, true),
            (Role::LoneSupervisor, true, true),
        ] {
            assert_eq!(decides(&[role], me, Some(me)), own, "{role:?}");
            assert_eq!(decides(&[role], me, Some(other)), others, "{role:?}");
            assert_eq!(decides(&[role], me, None), others, "{role:?}");
        }
    }

    #[test]
    fn roles_add_up_and_nobody_may_do_nothing() {
        assert!(may(&[Role::Auditor, Role::Administrator], Right::Backup));
        assert!(!may(&[], Right::ReadCase));
    }
}
