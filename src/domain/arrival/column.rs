//! The columns of the arrival grid.

use crate::domain::keyed;
use crate::domain::value::Keyed;
use crate::words;

keyed! {
    /// A column. The last four say otherwise than the header, for one line.
    pub enum Column {
        /// Family name.
        Family = "family_name",
        /// Given names.
        Given = "given_name",
        /// Sex.
        Sex = "sex",
        /// Birth date, year or age.
        Birth = "birth",
        /// Father's name.
        Father = "father_name",
        /// Mother's name.
        Mother = "mother_name",
        /// Village of origin, and behind a comma cercle or region.
        Village = "village",
        /// Telephone.
        Phone = "phone",
        /// Household: the same key for all of one, and the role where it matters.
        Household = "household",
        /// Immediate needs and vulnerabilities, as short codes.
        Need = "need",
        /// Remark.
        Remark = "remark",
        /// Full case or help once, and why.
        Selection = "selection",
        /// Day of arrival.
        Day = "arrived_on",
        /// Point of entry.
        Entry = "entry_point",
        /// Country of departure.
        Country = "departure_country",
        /// Kind of return.
        Category = "return_category",
    }
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = Self::KEYS.len();

    /// Its place from the left.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The column at a place; the last one where there is none.
    pub fn at(index: usize) -> Self {
        Self::ALL.get(index).copied().unwrap_or(Self::Category)
    }

    /// What stands above it.
    pub fn label(self) -> String {
        words::tr(&format!("arrival-column-{}", self.key().replace('_', "-")))
    }

    /// What may be typed in it.
    pub fn hint(self) -> String {
        words::tr(&format!("arrival-hint-{}", self.key().replace('_', "-")))
    }

    /// The list its content is one of.
    pub fn list(self) -> Option<&'static str> {
        match self {
            Self::Sex => Some("sex"),
            Self::Country => Some("country"),
            Self::Category => Some("return_category"),
            _ => None,
        }
    }

    /// Whether an empty cell means what the header says.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Day | Self::Entry | Self::Country | Self::Category)
    }

    /// Whether the likeness of a line depends on it.
    pub fn tells_who(self) -> bool {
        !matches!(self, Self::Need | Self::Remark | Self::Selection | Self::Entry | Self::Category)
    }
}
