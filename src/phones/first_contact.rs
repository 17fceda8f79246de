//! First contact (protocol.md 2): a phone asks at its region's address, before or after approval.
//!
//! Guarantee: a phone that is known and not entitled gets what an unknown one gets, to the byte.
//! The template is the one that counts for the model that the User-Agent names in that region
//! (`templates`). It includes no file that the asker would not get. Deliberately not here: what a
//! phone gets that is entitled to its own file.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, http::header::USER_AGENT, web};
use schemas::{
    RegionName,
    events::{RefusalReason, TemplateVariant},
};

use super::{
    Phones, answers,
    delivery::Content,
    entitlement,
    files::{FileRequest, Folder, text_content},
    route::Name,
};
use crate::{
    domain::origin,
    provisioning::{boot, models},
    templates::{self, Wanted},
};

impl Phones {
    /// `GET|POST /ipp/region/<Region>/<mac>.cfg`; other names there are files as everywhere, since
    /// phones look for what a file includes where they found that file.
    pub(super) async fn first_contact(
        &self,
        http: &HttpRequest,
        region: Option<&RegionName>,
        name: &Name,
    ) -> HttpResponse {
        let Name::Own(mac) = *name else {
            return self.file(http, Folder::Configuration, name).await;
        };
        let request = self.file_request(http);
        if let Some(seconds) = self.blocked_seconds(&request) {
            return answers::too_many_requests(seconds);
        }
        let own = {
            let projections = self.projections();
            let is_known = region.is_some_and(|name| projections.regions.get(name).is_some());
            if is_known {
                entitlement::own_file(&projections, mac, self.asker(&request))
            } else {
                Err(RefusalReason::NoTemplate)
            }
        };
        if let Ok(own) = own {
            let template = Some(own.template.clone());
            return self.serve_own(http, &request, own, template).await;
        }
        let user_agent = http
            .headers()
            .get(USER_AGENT)
            .and_then(|value| value.to_str().ok());
        let content = match region {
            Some(region) => {
                let user_agent = user_agent.unwrap_or_default();
                self.first_content(&request, region, user_agent).await
            }
            None => None,
        };
        match content {
            Some(content) => self.deliver(http, &request, Some(mac), content),
            None => self.refuse(&request, Some(mac), RefusalReason::NoTemplate),
        }
    }

    /// What a phone gets that nothing else is known of.
    async fn first_content(
        &self,
        request: &FileRequest,
        region_name: &RegionName,
        user_agent: &str,
    ) -> Option<Content> {
        let (model, is_lync) = models::model_of_user_agent(user_agent)?;
        let (source, url, user) = {
            let projections = self.projections();
            let region = projections.regions.get(region_name)?;
            let wanted = Wanted {
                set: "",
                model: &model,
                variant: match is_lync {
                    true => TemplateVariant::Lync,
                    false => TemplateVariant::Generic,
                },
                region: region_name,
            };
            let (source, _) = templates::choose(&projections, wanted).ok()?;
            let url = self.public_url(&projections)?;
            let is_inside = origin::contains(&region.settings.networks, request.address);
            let user = is_inside
                .then(|| self.boot_user(&projections, request))
                .flatten();
            (source, url, user)
        };
        let templates = Arc::clone(&self.context.templates);
        let template = web::block(move || templates.compiled(&source)).await.ok()?;
        let template = template
            .inspect_err(|error| tracing::error!(%error, "there is no first-contact file"))
            .ok()?;
        let global_file = Some(template.global_file.as_str());
        let global_file = global_file.filter(|name| self.may_include(request, name));
        let text = boot::first_contact_file(&model, global_file, &url, user.as_ref())
            .inspect_err(|error| tracing::error!(%error, "there is no first-contact file"))
            .ok()?;
        Some(text_content(text, Some(template.name.clone())))
    }

    /// Whether the asker gets this file as well. A template's global file is not there until a file
    /// was made from the template.
    fn may_include(&self, request: &FileRequest, name: &str) -> bool {
        let Ok(name) = name.parse() else {
            return false;
        };
        let projections = self.projections();
        entitlement::common_file(&projections, &name, self.asker(request)).is_ok()
    }
}
