//! A small seeded generator (SplitMix64), so that a run can be repeated from its seed.
//!
//! Guarantee: the same seed gives the same sequence on every platform. It is no source of secrets
//! and does not try to be: session ids of simulated phones need to differ, not to be unguessable.

/// One stream of pseudo-random numbers; eight bytes, so that every phone can carry its own.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of item `index` under `seed`; neighbouring indexes give unrelated streams.
    pub(crate) fn of(seed: u64, index: u64) -> Random {
        let mut outer = Random(seed);
        let mut stream = Random(outer.next() ^ index.wrapping_mul(0xd6e8_feb8_6659_fd93));
        Random(stream.next())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number in `0..limit`; 0 for a limit of 0.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    /// True with the given probability: never for 0, always for 1.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        unit < probability
    }

    /// One of the items of a non-empty slice.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn a_stream_is_repeatable_and_differs_from_its_neighbour() {
        let take = |index| {
            let mut random = Random::of(7, index);
            [random.next(), random.next(), random.next()]
        };
        assert_eq!(take(1), take(1));
        assert_ne!(take(1), take(2));
    }

    #[test]
    fn numbers_stay_below_their_limit_and_reach_all_of_it() {
        let mut random = Random::of(1, 1);
        let mut seen = [false; 5];
        for _ in 0..200 {
            seen[random.below(5) as usize] = true;
        }
        assert_eq!(seen, [true; 5]);
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn chance_keeps_its_probability() {
        let mut random = Random::of(3, 9);
        let hits = (0..10_000).filter(|_| random.chance(0.25)).count();
        assert!((2_200..2_800).contains(&hits), "{hits} of 10000");
        assert!(!random.chance(0.0));
        assert!(random.chance(1.0));
    }
}
