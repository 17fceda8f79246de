//! An import from its file to its answer.
//!
//! Guarantee: a table is read twice: to see what it comes to, and, unless a row is refused, to do
//! it. One of up to [`WHOLE_ROWS_MAX`] rows is one command, so that everything or nothing of it
//! happens. A longer one is done in parts, each of which happens or not: other commands come in
//! between, phones do not wait for it. Should something change meanwhile so that a part cannot be
//! done, the answer says how far it came; what is done is unchanged when it is sent again. Where
//! parts are cut depends on the table alone, so under an `Idempotency-Key` each is done once. What
//! was read off the projections may be overtaken until a command is decided: the domain refuses it
//! then. No lock is held longer than a part takes. A dry run hands in no command. Takes its time:
//! call it where waiting is allowed.

use schemas::{
    Position,
    commands::{Command, UserCommand, UserRow},
};

use super::{
    plan::{Planned, Seen, plan},
    report::{Report, RowOutcome},
    rows::{NoTable, Numbered, Rows, Source},
};
use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

/// So many users and phones are looked at, and of a long table recorded, at a time.
const PART_SUBJECTS: usize = 1_000;

/// A table of more rows, or more users and phones, is imported in parts.
const WHOLE_ROWS_MAX: usize = 10_000;
const WHOLE_SUBJECTS_MAX: usize = 30_000;

/// So often a part that was overtaken is looked at anew.
const ATTEMPTS_MAX: u32 = 4;

/// How long to wait where more commands wait than may, and how often.
const QUEUE_WAIT_MS: i64 = 100;
const QUEUE_WAITS_MAX: u32 = 100;

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct Wishes {
    pub(super) is_dry: bool,
    /// Rows that can be imported are, whatever is wrong with others.
    pub(super) is_partial: bool,
}

/// What a table comes to.
struct Looked {
    report: Report,
    /// What is to be done, where that is one command.
    whole: Option<Vec<UserRow>>,
    /// The position that the last row was compared with.
    position: Position,
}

/// Imports the table of the request, or says what it would come to.
pub(super) fn run(call: &Call, wishes: Wishes) -> Outcome {
    let bytes_max = call.context.config.admin.import_bytes_max;
    let mut source = Source::of(call.passing().file(), bytes_max)?;
    let looked = look(call, rows(&mut source)?)?;
    let (report, position) = (&looked.report, looked.position);
    if report.refused > 0 && !wishes.is_partial {
        return Err(refused(report).at(position));
    }
    if wishes.is_dry || report.is_nothing() {
        return Ok(Answer::ok(report).at(position));
    }
    match looked.whole {
        Some(rows) => do_whole(call, rows, report),
        None => Parts::new(call, wishes).run(rows(&mut source)?),
    }
}

fn rows<'a>(source: &'a mut Source<'_>) -> Result<Rows<'a>, Problem> {
    source.rows().map_err(|error| match error {
        NoTable::Problem(problem) => problem,
        NoTable::Report(report) => refused(&report),
    })
}

/// Compares every row with what there is.
fn look(call: &Call, mut rows: Rows<'_>) -> Result<Looked, Problem> {
    let rows_max = call.context.config.admin.import_rows_max;
    let (mut seen, mut report) = (Seen::default(), Report::default());
    let (mut whole, mut row_count, mut subjects) = (Some(Vec::new()), 0, 0);
    loop {
        check_stop(call)?;
        let part = rows.part(PART_SUBJECTS)?;
        row_count += part.len();
        if row_count > rows_max as usize {
            let detail = format!("the table has more than {rows_max} users: split it");
            return Err(Problem::new(Code::InvalidFile, detail));
        }
        let phones = part.iter().map(|(_, row)| rows.columns.phones(row));
        subjects += part.len() + phones.sum::<usize>();
        if row_count > WHOLE_ROWS_MAX || subjects > WHOLE_SUBJECTS_MAX {
            whole = None;
        }
        let projections = call.context.view.read();
        let planned = plan(&part, &rows.columns, &projections, &mut seen);
        let position = projections.position;
        drop(projections);
        for Planned {
            report: row,
            wanted,
        } in planned
        {
            report.push(row);
            if let Some(whole) = &mut whole {
                whole.extend(wanted);
            }
        }
        if part.is_empty() {
            return Ok(Looked {
                report,
                whole,
                position,
            });
        }
    }
}

/// All of it, or nothing.
fn do_whole(call: &Call, rows: Vec<UserRow>, report: &Report) -> Outcome {
    let command = Command::User(Box::new(UserCommand::Import(rows)));
    let receipt = call.submit_part(command, 0).map_err(|problem| {
        if !is_overtaken(&problem) {
            return problem;
        }
        let why = problem.detail();
        let detail = format!(
            "something has changed meanwhile, and nothing was imported ({why}): send it again"
        );
        Problem::new(Code::Overtaken, detail)
    })?;
    match receipt.is_repeated {
        true => Err(spent().at(receipt.position)),
        false => Ok(Answer::ok(report).at(receipt.position)),
    }
}

/// A long table on its way.
struct Parts<'a> {
    call: &'a Call,
    wishes: Wishes,
    seen: Seen,
    report: Report,
    /// The last row of those that are done.
    done: u32,
    is_repeated: bool,
}

/// Why a part was not done.
enum NotDone {
    /// Its rows as they are now, of which some are refused.
    Refused(Vec<Planned>),
    Problem(Problem),
}

impl<'a> Parts<'a> {
    fn new(call: &'a Call, wishes: Wishes) -> Self {
        Self {
            call,
            wishes,
            seen: Seen::default(),
            report: Report::default(),
            done: 0,
            is_repeated: false,
        }
    }

    fn run(mut self, mut rows: Rows<'_>) -> Outcome {
        for number in 0.. {
            if let Err(problem) = check_stop(self.call) {
                return Err(self.cut_short(problem));
            }
            let part = match rows.part(PART_SUBJECTS) {
                Ok(part) => part,
                Err(problem) => return Err(self.cut_short(problem)),
            };
            let Some((last, _)) = part.last() else { break };
            match self.part(number, &part, &rows) {
                Ok(planned) => {
                    self.push(planned);
                    self.done = *last;
                }
                Err(NotDone::Refused(planned)) => {
                    self.push(planned.into_iter().filter(is_refused));
                    let detail = "something has changed meanwhile";
                    let problem = Problem::new(Code::Overtaken, detail);
                    return Err(self.cut_short(problem));
                }
                Err(NotDone::Problem(problem)) => return Err(self.cut_short(problem)),
            }
        }
        match self.is_repeated {
            true => Err(spent()),
            false => Ok(Answer::ok(&self.report)),
        }
    }

    fn push(&mut self, planned: impl IntoIterator<Item = Planned>) {
        for planned in planned {
            self.report.push(planned.report);
        }
    }

    /// Does a part, as things are now.
    fn part(
        &mut self,
        number: u32,
        part: &[Numbered],
        rows: &Rows<'_>,
    ) -> Result<Vec<Planned>, NotDone> {
        let first = part.first().map_or(0, |(row, _)| *row);
        let mut attempts = 0;
        loop {
            let projections = self.call.context.view.read();
            let mut planned = plan(part, &rows.columns, &projections, &mut self.seen);
            drop(projections);
            if !self.wishes.is_partial && planned.iter().any(is_refused) {
                return Err(NotDone::Refused(planned));
            }
            let wanted = planned.iter_mut().filter_map(|it| it.wanted.take());
            let wanted: Vec<UserRow> = wanted.collect();
            if wanted.is_empty() {
                return Ok(planned);
            }
            attempts += 1;
            match self.submit(wanted, number) {
                Ok(is_repeated) => {
                    self.is_repeated |= is_repeated;
                    return Ok(planned);
                }
                Err(problem) if is_overtaken(&problem) && attempts < ATTEMPTS_MAX => {
                    self.seen.forget_from(first);
                }
                Err(problem) => return Err(NotDone::Problem(problem)),
            }
        }
    }

    /// Hands a part in, also where many wait; whether it was done before.
    fn submit(&self, wanted: Vec<UserRow>, number: u32) -> Result<bool, Problem> {
        let command = Command::User(Box::new(UserCommand::Import(wanted)));
        let mut waits = 0;
        loop {
            match self.call.submit_part(command.clone(), number) {
                Ok(receipt) => return Ok(receipt.is_repeated),
                Err(problem) if problem.code() == Code::QueueFull && waits < QUEUE_WAITS_MAX => {
                    waits += 1;
                    let clock = &self.call.context.clock;
                    let until_ms = clock.now_ms().saturating_add(QUEUE_WAIT_MS);
                    let runtime = tokio::runtime::Handle::current();
                    runtime.block_on(clock.sleep_until(until_ms));
                }
                Err(problem) => return Err(problem),
            }
        }
    }

    /// The problem, and how far the import came.
    fn cut_short(&self, problem: Problem) -> Problem {
        let (done, why) = (self.done, problem.detail());
        let is_for_now = problem.status().is_server_error();
        let detail = match done {
            0 => format!("{why}: nothing was imported"),
            _ => format!(
                "{why}: rows up to {done} are imported, and none behind it; when the table is sent \
                 again, what is done counts as unchanged"
            ),
        };
        let code = match is_for_now || done == 0 {
            true => problem.code(),
            false => Code::ImportIncomplete,
        };
        let told = Problem::new(code, detail).with_report(&self.report);
        match problem.retry_after_seconds() {
            Some(seconds) => told.retry_after(seconds),
            None => told,
        }
    }
}

fn is_refused(planned: &Planned) -> bool {
    planned.report.outcome == RowOutcome::Refused
}

/// Long work does not keep the server from stopping.
fn check_stop(call: &Call) -> Result<(), Problem> {
    match call.passing().is_asked_to_end() {
        true => Err(Problem::new(Code::Stopping, "the server is stopping").retry_after(5)),
        false => Ok(()),
    }
}

fn refused(report: &Report) -> Problem {
    let count = report.refused;
    let detail = format!("nothing was imported, because of {count} rows that cannot be");
    Problem::new(Code::ImportRefused, detail).with_report(report)
}

/// The report is that of now, and what it says was not done.
fn spent() -> Problem {
    let detail = "it was done before, and its report was too long to be kept: a dry run tells \
        what differs now";
    Problem::new(Code::IdempotencyKeySpent, detail)
}

/// Whether it is what the plan had found to be possible, and the domain did not any more.
fn is_overtaken(problem: &Problem) -> bool {
    matches!(
        problem.code(),
        Code::RegionNotFound
            | Code::UserExists
            | Code::UserNotFound
            | Code::UserWithoutRegion
            | Code::DeviceNamedTwice
    )
}
