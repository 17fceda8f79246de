//! Writes about files, firmware and boot files that answer with what they have made: the write
//! comes first and knows nothing of the read.

use std::sync::Arc;

use schemas::{FirmwareName, Position, events::BootFile};

use super::{
    answer::Answer,
    call::Call,
    read::{self, config_files::sent},
    routes::{Outcome, encoded},
    write,
};

/// `PUT /api/v1/config-files/{name}`
pub(super) async fn put_config_file(call: Arc<Call>) -> Outcome {
    let put = write::config_files::put(&call).await?;
    let Some((is_new, position)) = put.written else {
        return Ok(Answer::ok(&sent(&call, None, put.findings)));
    };
    let answer = Answer::ok(&sent(&call, Some(&put.target), put.findings)).at(position);
    let name = put.target.name();
    Ok(match is_new {
        true => answer.created(format!("/api/v1/config-files/{}", encoded(name.as_str()))),
        false => answer,
    })
}

/// `POST /api/v1/firmware`
pub(super) async fn create_firmware(call: Arc<Call>) -> Outcome {
    let (name, position) = write::firmware::create(&call).await?;
    let location = format!("/api/v1/firmware/{}", encoded(name.as_str()));
    Ok(firmware(&call, &name, position)?.created(location))
}

/// `PATCH /api/v1/firmware/{name}`
pub(super) async fn change_firmware(call: Arc<Call>) -> Outcome {
    let (name, position) = write::firmware::change(&call).await?;
    firmware(&call, &name, position)
}

/// `PUT /api/v1/firmware/{name}/file`
pub(super) async fn put_firmware(call: Arc<Call>) -> Outcome {
    let (name, position) = write::firmware::put_file(&call).await?;
    firmware(&call, &name, position)
}

fn firmware(call: &Call, name: &FirmwareName, position: Position) -> Outcome {
    Ok(read::firmware::named(call, name)?.at(position))
}

/// `PUT /api/v1/dhcp-template/{file}`
pub(super) async fn save_boot_file(call: Arc<Call>) -> Outcome {
    Ok(boot_file(&call, write::dhcp_template::save(&call).await?))
}

/// `POST /api/v1/dhcp-template/{file}/restore`
pub(super) async fn restore_boot_file(call: Arc<Call>) -> Outcome {
    Ok(boot_file(
        &call,
        write::dhcp_template::restore(&call).await?,
    ))
}

/// `POST /api/v1/dhcp-template/{file}/regenerate`
pub(super) async fn regenerate_boot_file(call: Arc<Call>) -> Outcome {
    let file = write::dhcp_template::regenerate(&call).await?;
    Ok(boot_file(&call, file))
}

fn boot_file(call: &Call, file: BootFile) -> Answer {
    let answer = read::dhcp_template::one(call, file);
    match call.reached() {
        Some(position) => answer.at(position),
        None => answer,
    }
}
