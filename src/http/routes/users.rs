//! Writes of users and their phones that answer with what there is now: the write comes first and
//! knows nothing of the read.

use std::sync::Arc;

use super::{Outcome, encoded};
use crate::http::{call::Call, known, read, write};

pub(super) async fn create(call: Arc<Call>) -> Outcome {
    let (name, position) = write::users::create(&call).await?;
    let location = format!("/api/v1/users/{}", encoded(&name));
    Ok(read::users::named(&call, &name)?
        .created(location)
        .at(position))
}

pub(super) async fn change(call: Arc<Call>) -> Outcome {
    let (id, position) = write::users::change(&call).await?;
    let name = known::user_name(&call.context, id).unwrap_or_default();
    Ok(read::users::named(&call, &name)?.at(position))
}

pub(super) async fn add_device(call: Arc<Call>) -> Outcome {
    let (user, mac, position) = write::user_devices::add(&call).await?;
    let location = format!("/api/v1/users/{}/devices/{mac}", encoded(&user));
    Ok(read::devices::one_of_user(&call, mac)?
        .created(location)
        .at(position))
}

pub(super) async fn change_device(call: Arc<Call>) -> Outcome {
    let (mac, position) = write::user_devices::change(&call).await?;
    Ok(read::devices::one_of_user(&call, mac)?.at(position))
}
