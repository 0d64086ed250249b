//! What the office means: people, cases, what is asked, what is due, who may do what.
//! Pure: no file, no clock, no database, no screen. `today` is always an argument.

pub mod agency;
pub mod alert;
pub mod approval;
pub mod arrival;
pub mod assistance;
pub mod attachment;
pub mod attempt;
pub mod budget;
pub mod case;
pub mod caseload;
pub mod centre;
pub mod choice;
pub mod closure;
pub mod collective;
pub mod consent;
pub mod contact;
pub mod course;
pub mod date;
pub mod definition;
pub mod disclosure;
pub mod dismissal;
pub mod document;
pub mod draft;
pub mod drawing;
pub mod export;
pub mod expression;
pub mod fact;
pub mod filter;
pub mod flag;
pub mod followup;
pub mod form;
pub mod goal;
pub mod handover;
pub mod household;
pub mod household_event;
pub mod id;
pub mod identity_link;
pub mod import;
pub mod indicator;
pub mod instrument;
pub mod kind;
pub mod label;
pub mod likeness;
pub mod list;
pub mod mapping;
pub mod masking;
pub mod money;
pub mod moves;
pub mod name;
pub mod need;
pub mod note;
pub mod offer;
pub mod paper;
pub mod payment;
pub mod person;
pub mod phone;
pub mod pivot;
pub mod place;
pub mod plan;
pub mod plan_item;
pub mod problem;
pub mod project;
pub mod questionnaire;
pub mod referral;
pub mod referral_move;
pub mod remark;
pub mod report;
pub mod role;
pub mod rule;
pub mod scale;
pub mod selection;
pub mod selfcheck;
pub mod session;
pub mod sharing;
pub mod sheet;
pub mod slip;
pub mod step;
pub mod strength;
pub mod support;
pub mod survey;
pub mod table_import;
pub mod target;
pub mod task;
pub mod trafficking;
pub mod user;
pub mod value;
pub mod vulnerability;
pub mod wording;
pub mod workshop;

/// Declares a closed list: an enum whose variants are stored as short keys.
macro_rules! keyed {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// The stored keys, in order.
            pub const KEYS: &'static [&'static str] = &[$($key,)+];
        }

        impl $crate::domain::value::Keyed for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }
    };
}
pub(crate) use keyed;
