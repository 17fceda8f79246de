//! Which commands go into the next batch.
//!
//! Guarantee: never two commands with a common claim in one batch; of two that conflict, the one
//! that came first is decided first. Deliberately not here: deciding.

use std::collections::{HashSet, VecDeque};

use schemas::commands::{Claim, Order};

use crate::domain::{State, claims};

/// Chooses commands for one batch.
#[derive(Default)]
pub(super) struct Chooser {
    claimed: HashSet<Claim>,
    taken: usize,
    scratch: Vec<Claim>,
}

impl Chooser {
    /// Whether the command fits into the batch. One that does not keeps its claims closed to those
    /// behind it.
    pub(super) fn takes(&mut self, state: &State, order: &Order) -> bool {
        self.scratch.clear();
        claims(state, &order.command, &mut self.scratch);
        let part = order.request.as_ref();
        self.scratch
            .extend(part.map(|part| Claim::Request(part.request.key)));
        let everything = self.scratch.contains(&Claim::Everything);
        let alone = everything && (self.taken > 0 || !self.claimed.is_empty());
        let blocked = self.claimed.contains(&Claim::Everything)
            || self
                .scratch
                .iter()
                .any(|claim| self.claimed.contains(claim));
        self.claimed.extend(self.scratch.drain(..));
        if alone || blocked {
            return false;
        }
        self.taken += 1;
        true
    }
}

/// Takes from `waiting` what fits into one batch, in order; the rest stays, in order.
pub(super) fn choose<T>(
    state: &State,
    waiting: &mut VecDeque<T>,
    order_of: impl Fn(&T) -> &Order,
) -> Vec<T> {
    let mut chooser = Chooser::default();
    let mut batch = Vec::with_capacity(waiting.len());
    for _ in 0..waiting.len() {
        let Some(item) = waiting.pop_front() else {
            break;
        };
        if chooser.takes(state, order_of(&item)) {
            batch.push(item);
        } else {
            waiting.push_back(item);
        }
    }
    batch
}

#[cfg(test)]
mod tests {
    use schemas::{
        Actor, AdminId, RegionName, RequestKey, RequestPart, commands::Command, request::Asked,
    };

    use super::*;
    use crate::domain::testing::mac;

    fn delete(number: u32) -> Command {
        Command::DeletePhone { mac: mac(number) }
    }

    fn delete_region() -> Command {
        let name: RegionName = "Oslo".parse().unwrap();
        Command::DeleteRegion { name }
    }

    fn batches(commands: Vec<(u32, Command)>) -> Vec<Vec<u32>> {
        let order = |(number, command)| (number, Order::new(Actor::CommandLine, command));
        batches_of(commands.into_iter().map(order).collect())
    }

    fn batches_of(mut waiting: VecDeque<(u32, Order)>) -> Vec<Vec<u32>> {
        let mut batches = Vec::new();
        while !waiting.is_empty() {
            let batch = choose(&State::new(), &mut waiting, |(_, order)| order);
            batches.push(batch.into_iter().map(|(number, _)| number).collect());
        }
        batches
    }

    #[test]
    fn two_commands_of_one_phone_are_in_two_batches_in_order() {
        let commands = vec![
            (1, delete(7)),
            (2, delete(8)),
            (3, delete(7)),
            (4, delete(7)),
        ];
        assert_eq!(batches(commands), [vec![1, 2], vec![3], vec![4]]);
    }

    #[test]
    fn what_claims_everything_is_alone_and_in_its_turn() {
        let commands = vec![
            (1, delete(7)),
            (2, delete_region()),
            (3, delete(8)),
            (4, delete(9)),
        ];
        assert_eq!(batches(commands), [vec![1], vec![2], vec![3, 4]]);
    }

    #[test]
    fn two_commands_under_one_key_are_in_two_batches() {
        let asked = Asked {
            method: "DELETE",
            path: "/",
            query: "",
            body: b"",
        };
        let order = |number, key| {
            let request = RequestKey::new(AdminId(1), key, asked);
            let part = RequestPart { request, part: 0 };
            let order = Order {
                request: Some(part),
                ..Order::new(Actor::Admin(AdminId(1)), delete(number))
            };
            (number, order)
        };
        let orders = [order(1, "a"), order(2, "a"), order(3, "b")];
        assert_eq!(batches_of(orders.into()), [vec![1, 3], vec![2]]);
    }
}
