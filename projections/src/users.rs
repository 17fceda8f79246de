//! Users: those whose phones these are.
//!
//! Guarantee: a name, in whatever case, leads to at most one user; a user's devices are exactly the
//! phones that the log gave to the user. Deliberately not here: what the phones say (fleet).

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use schemas::{
    Mac, Position, RegionName, Secret, UserId,
    events::{RecordedEvent, UserChanged, UserCreated},
    private::ERASED,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    device::DeviceStatus,
    fingerprints::Fingerprints,
    fleet::{Fleet, PhoneChange, Standing},
    interner::{RegionNumber, RegionTable},
    page::{InvalidCursor, Page, PageBuilder, PageRequest, SortKey, columns},
    table::{Keyed, Table, spread},
    text::{self, Needle, Packed},
    trail::TrailEnd,
};

/// The projection's name.
pub const NAME: &str = "users";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 2;

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
        let wanted = &query.filter.region;
        for row in self.rows.rows() {
            let user = self.view(row);
            let region = user.region.map_or("", RegionName::as_str);
            let found = needle
                .as_ref()
                .is_none_or(|needle| needle.is_in(row.texts.head(DISPLAY_NAME_TEXT)));
            if !found || !(wanted.is_empty() || wanted.iter().any(|wanted| wanted == region)) {
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

/// The fold.
impl Users {
    pub(crate) fn created(&mut self, id: UserId, event: &UserCreated, recorded: &RecordedEvent) {
        let region = event.region.as_ref().map(|name| self.regions.number(name));
        let row = UserRow {
            id,
            texts: Packed::new([event.name.expose(), event.display_name.expose()]),
            region,
            password: event.password.clone(),
            devices: Macs::None,
            registered_devices: 0,
            set_by: recorded.position,
            trail_end: TrailEnd::from(recorded),
        };
        if self.rows.insert(row).is_ok() {
            self.count(region, 1);
            self.index_name(self.rows.len() - 1);
        }
    }

    pub(crate) fn changed(&mut self, id: UserId, event: &UserChanged, position: Position) {
        let Some(row) = self.rows.get_mut(u64::from(id.0)) else {
            return;
        };
        row.set_by = position;
        if let Some(display_name) = event.display_name.expose() {
            row.texts = Packed::new([row.texts.get(NAME_TEXT), display_name]);
        }
        if let Some(password) = &event.password {
            row.password = Some(password.clone());
        }
        if let Some(region) = &event.region {
            let after = Some(self.regions.number(region));
            let before = std::mem::replace(&mut row.region, after);
            self.count(before, -1);
            self.count(after, 1);
        }
    }

    /// The newest event of a user; `false` when there is no such user.
    pub(crate) fn record(&mut self, id: UserId, end: TrailEnd) -> bool {
        let row = self.rows.get_mut(u64::from(id.0));
        row.map(|row| row.trail_end = end).is_some()
    }

    pub(crate) fn phone_changed(&mut self, change: &PhoneChange) {
        let owner = |standing: &Option<Standing>| standing.as_ref().and_then(|it| it.owner);
        let registered = |standing: &Option<Standing>| {
            let status = standing.as_ref().map(|it| it.status);
            u32::from(status == Some(DeviceStatus::Registered))
        };
        let (before, after) = (owner(&change.before), owner(&change.after));
        if let Some(row) = self.owner_row(before)
            && let Ok(place) = row.devices.as_slice().binary_search(&change.mac)
        {
            row.registered_devices -= registered(&change.before);
            if before != after {
                row.devices.change(|macs| {
                    macs.remove(place);
                });
            }
        }
        if let Some(row) = self.owner_row(after) {
            row.registered_devices += registered(&change.after);
            if let Err(place) = row.devices.as_slice().binary_search(&change.mac) {
                row.devices.change(|macs| macs.insert(place, change.mac));
            }
        }
    }

    fn owner_row(&mut self, owner: Option<UserId>) -> Option<&mut UserRow> {
        self.rows.get_mut(u64::from(owner?.0))
    }

    fn count(&mut self, region: Option<RegionNumber>, change: i32) {
        if let Some(region) = region {
            self.region_counts.resize(self.regions.len(), 0);
            let count = &mut self.region_counts[region.index()];
            *count = count.saturating_add_signed(change);
        }
    }

    /// Makes the newest row findable by its name: by itself unless that name was erased, which many
    /// share, or is another user's already.
    fn index_name(&mut self, place: usize) {
        let rows = self.rows.rows();
        let name = rows[place].texts.get(NAME_TEXT);
        self.name_fingerprints.push(name);
        if name != ERASED {
            self.by_name
                .insert(name, place, |place| rows[place].texts.get(NAME_TEXT));
        }
    }
}

/// Leads from names, without regard to case, to places in a list. Holds half of each name's hash,
/// so that it grows without looking at the names again.
#[derive(Clone, Default)]
struct NameIndex {
    places: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

impl NameIndex {
    fn hash(&self, folded: &str) -> u32 {
        (self.hasher.hash_one(folded) >> 32) as u32
    }

    fn find<'a>(&self, name: &str, name_at: impl Fn(usize) -> &'a str) -> Option<usize> {
        let folded = text::fold_name(name);
        let hash = self.hash(&folded);
        let is_it = |(other, place): &(u32, u32)| {
            *other == hash && text::fold_name(name_at(*place as usize)) == folded
        };
        let (_, place) = self.places.find(spread(u64::from(hash)), is_it)?;
        Some(*place as usize)
    }

    fn insert<'a>(&mut self, name: &str, place: usize, name_at: impl Fn(usize) -> &'a str) {
        if self.find(name, name_at).is_some() {
            return;
        }
        let hash = self.hash(&text::fold_name(name));
        let place = u32::try_from(place).expect("user identities are 32 bits wide");
        let rehash = |(hash, _): &(u32, u32)| spread(u64::from(*hash));
        self.places
            .insert_unique(spread(u64::from(hash)), (hash, place), rehash);
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
            users.index_name(place);
            users.count(users.rows.rows()[place].region, 1);
        }
        Ok(users)
    }
}

#[cfg(test)]
mod tests;
