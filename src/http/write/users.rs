//! Creating users.

use schemas::{
    Position, RegionName,
    commands::{Command, CreateUser},
};

use crate::http::{call::Call, problem::Problem};

/// `POST /api/v1/users`; the name under which the user is found.
pub(in crate::http) async fn create(call: &Call) -> Result<(String, Position), Problem> {
    let mut fields = call.fields()?;
    let name = fields.required_name("name");
    let display_name = fields.name("display_name");
    let password = fields.sip_password("password");
    let region = fields.required_parsed::<RegionName>("region");
    let (name, region) = fields.finish(name.zip(region))?;
    let user = CreateUser {
        name: name.clone(),
        display_name,
        password,
        region: Some(region),
    };
    let receipt = call.submit(Command::CreateUser(Box::new(user))).await;
    Ok((name, receipt.map_err(super::region_is_field)?.position))
}
