//! Users: those whose phones these are.
//!
//! Guarantee: a name, in whatever case, leads to at most one user; a user's devices are exactly the
//! phones that the log gave to the user. Deliberately not here: what the phones say (fleet).

use schemas::{Mac, Position, RegionName, Secret, UserId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use names::NameIndex;

use crate::{
    fingerprints::Fingerprints,
    fleet::Fleet,
    interner::{RegionNumber, RegionTable},
    page::{InvalidCursor, Page, PageBuilder, PageRequest, SortKey, columns},
    table::{Keyed, Table},
    text::{self, Needle, Packed},
    trail::TrailEnd,
};

/// The projection's name.
pub const NAME: &str = "users";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 3;

/// The name of the user as whom phones without a user of their own sign in (protocol.md 6).
pub const SYSTEM: &str = "system";

const NAME_TEXT: usize = 0;
const DISPLAY_NAME_TEXT: usize = 1;

/// The phones of a user; nearly always one, which needs no allocation.
#[derive(Clone, Default, Serialize, Deserialize)]
enum Macs {
    #[default]
    None,
    One(Mac),
    Many(Vec<Mac>),
}

impl Macs {
    fn as_slice(&self) -> &[Mac] {
        match self {
            Self::None => &[],
            Self::One(mac) => std::slice::from_ref(mac),
            Self::Many(macs) => macs,
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Vec<Mac>)) {
        let mut macs = self.as_slice().to_vec();
        change(&mut macs);
        *self = match macs.as_slice() {
            [] => Self::None,
            [mac] => Self::One(*mac),
            _ => Self::Many(macs),
        };
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct UserRow {
    id: UserId,
    texts: Packed<2>,
    region: Option<RegionNumber>,
    #[serde(with = "text::optional_secret")]
    password: Option<Secret>,
    devices: Macs,
    registered_devices: u32,
    /// The event that created it, or the newest that changed it.
    set_by: Position,
    trail_end: TrailEnd,
}

impl Keyed for UserRow {
    fn key(&self) -> u64 {
        u64::from(self.id.0)
    }
}

/// A user as the server itself sees it, password included. It has no Debug: nothing may print.
#[derive(Clone, Copy)]
pub struct UserRef<'a> {
    /// The identity.
    pub id: UserId,
    /// The login name.
    pub name: &'a str,
    /// The name to show.
    pub display_name: &'a str,
    /// The region.
    pub region: Option<&'a RegionName>,
    /// The SIP password, and the phones' credential.
    pub password: Option<&'a Secret>,
    /// The phones, in order of MAC.
    pub devices: &'a [Mac],
    /// How many of them are registered.
    pub registered_devices: u32,
    /// The event that created the user, or the newest that changed it.
    pub set_by: Position,
    /// Where the user's history ends.
    pub trail_end: TrailEnd,
}

/// A user as administrators see it: api.md's answer. It has no Debug: nothing may print.
#[derive(Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct User {
    /// The login name.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The region.
    pub region: Option<RegionName>,
    /// How many phones the user has.
    pub devices: usize,
    /// How many of them are registered.
    pub registered_devices: u32,
    /// The number, else the `name@domain`, of the user's phone that reported last; or empty.
    pub line_uri: String,
}

columns! {
    /// What users are sorted by.
    UserColumn, "user column" {
        Name = "name",
        DisplayName = "display_name",
        Region = "region",
        Devices = "devices",
        RegisteredDevices = "registered_devices",
    }
}

/// Which users are wanted; an empty field asks for nothing.
#[derive(Clone, Default)]
pub struct UserFilter {
    /// A part of the login or display name, without regard to case.
    pub search: Option<String>,
    /// One of these regions.
    pub region: Vec<String>,
}

/// A question for users.
#[derive(Clone)]
pub struct UserQuery {
    /// Which.
    pub filter: UserFilter,
    /// In which order, and which part.
    pub page: PageRequest<UserColumn>,
}

/// Some users, a bit each: identities are handed out one after the other.
#[derive(Default)]
pub(crate) struct UserSet {
    words: Vec<u64>,
}

impl UserSet {
    fn insert(&mut self, id: UserId) {
        let word = (id.0 / u64::BITS) as usize;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (id.0 % u64::BITS);
    }

    /// In ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = UserId> {
        (0u32..).zip(&self.words).flat_map(|(number, word)| {
            let bits = (0..u64::BITS).filter(move |bit| word >> bit & 1 == 1);
            bits.map(move |bit| UserId(number * u64::BITS + bit))
        })
    }

    pub(crate) fn contains(&self, id: UserId) -> bool {
        let word = self.words.get((id.0 / u64::BITS) as usize);
        word.is_some_and(|word| word >> (id.0 % u64::BITS) & 1 == 1)
    }
}

/// All users.
#[derive(Clone, Default)]
pub struct Users {
    rows: Table<UserRow>,
    regions: RegionTable,
    /// How many users each region has, by its number.
    region_counts: Vec<u32>,
    by_name: NameIndex,
    name_fingerprints: Fingerprints,
}

impl Users {
    /// The user of this identity.
    pub fn get(&self, id: UserId) -> Option<UserRef<'_>> {
        self.rows.get(u64::from(id.0)).map(|row| self.view(row))
    }

    /// The user of this login name, without regard to case.
    pub fn by_name(&self, name: &str) -> Option<UserRef<'_>> {
        let rows = self.rows.rows();
        let place = self
            .by_name
            .find(name, |place| rows[place].texts.get(NAME_TEXT))?;
        Some(self.view(&rows[place]))
    }

    /// The user as whom phones without a user of their own sign in.
    pub fn system(&self) -> Option<UserRef<'_>> {
        self.by_name(SYSTEM)
    }

    /// All users, in no order that means something.
    pub fn iter(&self) -> impl Iterator<Item = UserRef<'_>> {
        self.rows.rows().iter().map(|row| self.view(row))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many users belong to a region.
    pub fn in_region(&self, region: &RegionName) -> usize {
        let place = self.regions.names().iter().position(|name| name == region);
        place.map_or(0, |place| self.region_counts[place] as usize)
    }

    /// The user as administrators see it.
    pub fn item(&self, user: UserRef<'_>, fleet: &Fleet) -> User {
        let phones = user.devices.iter().filter_map(|mac| fleet.phone(*mac));
        let newest = phones.max_by_key(|phone| phone.report_time());
        let line_uri = newest.map_or("", |phone| match phone.phone_number() {
            "" => phone.reported_user_id(),
            number => number,
        });
        User {
            name: user.name.to_owned(),
            display_name: user.display_name.to_owned(),
            region: user.region.cloned(),
            devices: user.devices.len(),
            registered_devices: user.registered_devices,
            line_uri: line_uri.to_owned(),
        }
    }

    /// A page of users.
    pub fn query(&self, fleet: &Fleet, query: &UserQuery) -> Result<Page<User>, InvalidCursor> {
        let mut page = PageBuilder::new(&query.page)?;
        let needle = query.filter.search.as_deref().map(Needle::new);
        for row in self.rows.rows() {
            let user = self.view(row);
            let region = user.region.map_or("", RegionName::as_str);
            if !self.matches(row, needle.as_ref(), &query.filter.region) {
                continue;
            }
            let key = match query.page.sort.column {
                UserColumn::Name => SortKey::Text(user.name),
                UserColumn::DisplayName => SortKey::Text(user.display_name),
                UserColumn::Region => SortKey::Text(region),
                UserColumn::Devices => SortKey::Number(user.devices.len() as u128),
                UserColumn::RegisteredDevices => SortKey::Number(user.registered_devices.into()),
            };
            page.offer(key, row.key(), user);
        }
        Ok(page.finish().map(|user| self.item(user, fleet)))
    }

    /// The users that match, in order of name.
    pub fn matching(&self, filter: &UserFilter) -> Vec<UserId> {
        let needle = filter.search.as_deref().map(Needle::new);
        let rows = self.rows.rows().iter();
        let found = rows.filter(|row| self.matches(row, needle.as_ref(), &filter.region));
        let mut found: Vec<&UserRow> = found.collect();
        found.sort_by(|left, right| {
            let names = (left.texts.get(NAME_TEXT), right.texts.get(NAME_TEXT));
            let order = text::compare_folded(names.0, names.1);
            order.then(left.id.cmp(&right.id))
        });
        found.into_iter().map(|row| row.id).collect()
    }

    fn matches(&self, row: &UserRow, needle: Option<&Needle>, regions: &[String]) -> bool {
        let region = row
            .region
            .map_or("", |number| self.regions.name(number).as_str());
        needle.is_none_or(|needle| needle.is_in(row.texts.head(DISPLAY_NAME_TEXT)))
            && (regions.is_empty() || regions.iter().any(|wanted| wanted == region))
    }

    /// All users whose login name is this one but for case: erased ones share theirs.
    pub(crate) fn all_named(&self, name: &str) -> impl Iterator<Item = UserRef<'_>> {
        let rows = self.name_fingerprints.places(name);
        rows.map(|place| self.view(&self.rows.rows()[place]))
            .filter(move |user| text::same_folded(user.name, name))
    }

    /// The names that are shown for an owner: login name, display name.
    pub(crate) fn names(&self, id: UserId) -> Option<(&str, &str)> {
        let row = self.rows.get(u64::from(id.0))?;
        Some((row.texts.get(NAME_TEXT), row.texts.get(DISPLAY_NAME_TEXT)))
    }

    /// The users with a needle in their login name, and those with it in their display name.
    pub(crate) fn found(&self, needle: &Needle) -> (UserSet, UserSet) {
        let (mut by_name, mut by_display_name) = (UserSet::default(), UserSet::default());
        for row in self.rows.rows() {
            if needle.is_in(row.texts.head(DISPLAY_NAME_TEXT)) {
                if needle.is_in(row.texts.get(NAME_TEXT)) {
                    by_name.insert(row.id);
                }
                if needle.is_in(row.texts.get(DISPLAY_NAME_TEXT)) {
                    by_display_name.insert(row.id);
                }
            }
        }
        (by_name, by_display_name)
    }

    /// The users with more than one phone.
    pub(crate) fn with_several_devices(&self) -> UserSet {
        let mut found = UserSet::default();
        for row in self.rows.rows() {
            if row.devices.as_slice().len() > 1 {
                found.insert(row.id);
            }
        }
        found
    }

    fn view<'a>(&'a self, row: &'a UserRow) -> UserRef<'a> {
        UserRef {
            id: row.id,
            name: row.texts.get(NAME_TEXT),
            display_name: row.texts.get(DISPLAY_NAME_TEXT),
            region: row.region.map(|number| self.regions.name(number)),
            password: row.password.as_ref(),
            devices: row.devices.as_slice(),
            registered_devices: row.registered_devices,
            set_by: row.set_by,
            trail_end: row.trail_end,
        }
    }
}

impl Serialize for Users {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.rows, &self.regions).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Users {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (rows, regions) = <(Table<UserRow>, RegionTable)>::deserialize(deserializer)?;
        let mut users = Self {
            rows,
            regions,
            ..Self::default()
        };
        for place in 0..users.rows.len() {
            let name = users.rows.rows()[place].texts.get(NAME_TEXT);
            users.name_fingerprints.push(name);
            users.index_name(place);
            users.count(users.rows.rows()[place].region, 1);
        }
        Ok(users)
    }
}

mod fold;
mod names;
#[cfg(test)]
mod tests;
