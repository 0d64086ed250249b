//! The sectors of the report: which service counts in which. A person counts once per sector and
//! may count in several: sectors are never added up (`DOMAIN.md` 6.1).

use crate::domain::choice::{self, Choice};
use crate::domain::keyed;
use crate::domain::report::Label;
use crate::domain::value::Keyed;

keyed! {
    /// A sector of the report.
    pub enum Sector {
        /// Protection, with violence against women, children, trafficking, law and papers.
        Protection = "protection",
        /// Non-food items.
        Nfi = "nfi",
        /// Shelter.
        Shelter = "shelter",
        /// Income generating activities.
        Livelihoods = "livelihoods",
        /// Water, hygiene and sanitation.
        Wash = "wash",
        /// Health and nutrition.
        Health = "health",
        /// Mental health and psychosocial support.
        Mhpss = "mhpss",
        /// Reception, accommodation, food, cash and transport on arrival.
        Arrival = "arrival",
        /// Education.
        Education = "education",
        /// Social protection, cash, cohesion, information and all else.
        Other = "other",
    }
}

impl Sector {
    /// The sector that a service (`service_type`) counts in.
    pub fn of_service(code: &str) -> Self {
        choice::of("service_type", code).map_or(Self::Other, Self::of_line)
    }

    fn of_line(line: &Choice) -> Self {
        if line.code == "NFI" {
            return Self::Nfi;
        }
        match line.attribute("sector") {
            "protection" | "gbv" | "child_protection" | "anti_trafficking" | "legal" => {
                Self::Protection
            }
            // Papers for the journey are help on arrival; civil status is protection.
            "documentation" if line.attribute("group") == "PRO" => Self::Protection,
            "documentation" | "humanitarian" => Self::Arrival,
            "shelter" => Self::Shelter,
            "livelihoods" => Self::Livelihoods,
            "wash" => Self::Wash,
            "health" | "nutrition" => Self::Health,
            "mhpss" => Self::Mhpss,
            "education" => Self::Education,
            _ => Self::Other,
        }
    }

    /// Its label.
    pub fn label(self) -> Label {
        Label::Word(format!("figure-sector-{}", self.key()))
    }
}

keyed! {
    /// A dimension of reintegration.
    pub enum Dimension {
        /// Economic.
        Economic = "economic",
        /// Social.
        Social = "social",
        /// Psychosocial.
        Psychosocial = "psychosocial",
    }
}

impl Dimension {
    /// The dimension that a service (`service_type`) belongs to, if it is reintegration at all.
    pub fn of_service(code: &str) -> Option<Self> {
        Self::from_key(choice::of("service_type", code)?.attribute("dimension"))
    }

    /// Its label.
    pub fn label(self) -> Label {
        Label::Word(format!("figure-dimension-{}", self.key()))
    }
}

/// The service (`service_type`) that a kind of support (`support_kind`) is.
pub fn service_of_support(kind: &str) -> &'static str {
    match kind {
        "microbusiness" => "MICROBIZ",
        "collective" => "COLLECTIVE",
        "community" => "COMMUNITY",
        "training" | "apprenticeship" => "TVET",
        "business_training" => "BIZ_TRAIN",
        "job" => "JOB",
        "cash_for_work" => "CFW",
        "savings" => "FINANCE",
        "farming" => "IGA",
        "housing" => "HOUSING",
        "schooling" => "EDUCATION",
        "medical" => "MEDICAL",
        "psychosocial" => "PSS_IND",
        "document" => "CIVILDOC",
        "legal" => "LEGAL",
        _ => "OTHER",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_has_its_sector_and_every_support_its_service() {
        let check = |code: &str, sector: Sector| {
            assert!(choice::of("service_type", code).is_some(), "{code}");
            assert_eq!(Sector::of_service(code), sector, "{code}");
        };
        check("NFI", Sector::Nfi);
        check("COUNSEL", Sector::Protection);
        check("ALT_CARE", Sector::Protection);
        check("CIVILDOC", Sector::Protection);
        check("TRAVELDOC", Sector::Arrival);
        check("HOUSING", Sector::Shelter);
        check("IGA", Sector::Livelihoods);
        check("WASH", Sector::Wash);
        check("MEDICAL", Sector::Health);
        check("PSS_GRP", Sector::Mhpss);
        check("COHESION", Sector::Other);
        assert_eq!(Sector::of_service("nonsense"), Sector::Other);
        for kind in choice::list("support_kind") {
            let service = service_of_support(&kind.code);
            assert!(choice::of("service_type", service).is_some(), "{}", kind.code);
            assert_eq!(service == "OTHER", kind.code == "other", "{}", kind.code);
        }
        assert_eq!(Dimension::of_service("MICROBIZ"), Some(Dimension::Economic));
        assert_eq!(Dimension::of_service("COUNSEL"), None);
    }
}
