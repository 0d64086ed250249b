//! The columns of the register of people.

use crate::domain::keyed;

keyed! {
    /// A column of the register, in the order written.
    pub enum Column {
        /// Number in the register.
        RecordId = "record_id",
        /// Day of registration.
        RegistrationDate = "registration_date",
        /// Office or mobile team.
        RegistrationSite = "registration_site",
        /// Number of the household.
        HouseholdId = "household_id",
        /// Role in the household.
        HouseholdRole = "household_role",
        /// Family name.
        FamilyName = "family_name",
        /// Given names.
        GivenName = "given_name",
        /// Both in one cell, given names first.
        FullName = "full_name",
        /// Both in one cell, the family name first.
        FamilyFirst = "family_first",
        /// Sex.
        Sex = "sex",
        /// Birth, to the day or month.
        BirthDate = "birth_date",
        /// Birth, where only the year is known.
        BirthYear = "birth_year",
        /// Estimated age.
        AgeEstimate = "age_estimate",
        /// The day the age was estimated; the day of registration where it is not said.
        AgeEstimatedOn = "age_estimated_on",
        /// Place of birth as told.
        BirthPlace = "birth_place",
        /// Name of the father.
        FatherName = "father_name",
        /// Name of the mother.
        MotherName = "mother_name",
        /// Nationalities.
        Nationality = "nationality",
        /// Languages.
        Language = "language",
        /// Marital status.
        MaritalStatus = "marital_status",
        /// Occupation as told.
        Occupation = "occupation",
        /// Region of origin.
        RegionOrigin = "region_origin",
        /// Cercle of origin.
        CercleOrigin = "cercle_origin",
        /// Village or quarter of origin as told.
        Village = "origin_village",
        /// Country of departure for the return.
        CountryReturn = "country_return",
        /// Route.
        Route = "route",
        /// Kind of return.
        ReturnType = "return_type",
        /// Day of arrival.
        ArrivalDate = "arrival_date",
        /// Point of entry.
        TransitPoint = "transit_point",
        /// Telephone.
        Phone = "phone",
        /// Whose telephone it is.
        PhoneOwner = "phone_owner",
        /// Kind of paper.
        DocType = "doc_type",
        /// Number of the paper.
        DocNumber = "doc_number",
        /// Number of the case.
        CaseNumber = "case_number",
        /// Day of first contact; the day of registration where it is not said.
        FirstContactDate = "first_contact_date",
        /// What else is to be remembered: a note of the case.
        Note = "note",
    }
}

impl Column {
    /// The column that a field of a record stands in.
    pub fn of_field(field: &str) -> Option<Self> {
        Some(match field {
            "birth_on" => Self::BirthDate,
            "age_estimate" => Self::AgeEstimate,
            "age_estimated_on" => Self::AgeEstimatedOn,
            "registered_on" => Self::RegistrationDate,
            "first_contact_on" => Self::FirstContactDate,
            "arrived_on" => Self::ArrivalDate,
            _ => return None,
        })
    }

    /// Whether its answers are written by name: choices and places.
    pub fn is_named(self) -> bool {
        let places = [Self::RegionOrigin, Self::CercleOrigin, Self::TransitPoint];
        (self.list().is_some() && !self.is_several()) || places.contains(&self)
    }

    /// Whether a cell may hold several answers of its list, with signs between them.
    pub fn is_several(self) -> bool {
        matches!(self, Self::Nationality | Self::Language)
    }

    /// The choice list that its answers come from.
    pub fn list(self) -> Option<&'static str> {
        Some(match self {
            Self::HouseholdRole => "household_role",
            Self::Sex => "sex",
            Self::CountryReturn => "country",
            Self::Route => "route",
            Self::ReturnType => "return_category",
            Self::DocType => "document",
            Self::Nationality => "country",
            Self::Language => "language",
            Self::MaritalStatus => "marital_status",
            Self::PhoneOwner => "phone_owner",
            _ => return None,
        })
    }
}
