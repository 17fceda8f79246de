//! Firmware as phones load it: whole, in part, again, and by clients that do not read.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use actix_web::{HttpRequest, web};
use schemas::events::{Event, RefusalReason};

use super::*;
use crate::phones::streamed::StreamedFile;

const SIZE: usize = 200_000;
const PATH: &str = "/firmwarefiles/430HD.img";

fn image(size: usize) -> Vec<u8> {
    (0..size).map(|at| b'a' + (at % 23) as u8).collect()
}

/// A listener that answers everything with this stored file.
async fn serving(size: usize) -> (Fixture, StreamedFile) {
    let mut fixture = Fixture::set_up().await;
    fixture.disk.set_free(u64::MAX);
    let upload = fixture.running.blobs.upload(u64::MAX).unwrap();
    let facts = upload.write(&image(size)).unwrap().finish().unwrap();
    let file = StreamedFile {
        hash: facts.hash,
        size_bytes: facts.size_bytes,
        modified: "2026-11-22T10:00:00.900Z".parse().unwrap(),
        media_type: "application/octet-stream",
        file_name: "430HD.img".parse().unwrap(),
        is_firmware: true,
        mac: None,
    };
    serve(&mut fixture, file.clone()).await;
    (fixture, file)
}

async fn serve(fixture: &mut Fixture, file: StreamedFile) {
    fixture.server.stop(false).await;
    let phones = fixture.phones.clone();
    let server = HttpServer::new(move || {
        let (phones, file) = (phones.clone(), file.clone());
        let handler = move |request: HttpRequest| {
            let (phones, file) = (phones.clone(), file.clone());
            async move {
                let asked = phones.file_request(&request);
                phones.serve_streamed(&request, &asked, file).await
            }
        };
        App::new().default_service(web::to(handler))
    })
    .workers(1)
    .disable_signals()
    .bind(("127.0.0.1", 0))
    .unwrap();
    fixture.address = server.addrs()[0];
    let server = server.run();
    fixture.server = server.handle();
    actix_web::rt::spawn(server);
}

fn served_bytes(fixture: &Fixture) -> u64 {
    fixture.phones.context.metrics.firmware_served_bytes.get()
}

#[actix_web::test]
async fn an_image_is_an_attachment_of_bytes() {
    let (fixture, file) = serving(SIZE).await;
    let answer = fixture.get(HOME, PATH).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.as_bytes() == image(SIZE));
    let tag = format!("\"{}\"", file.hash);
    for (name, value) in [
        ("content-type", "application/octet-stream"),
        ("content-length", "200000"),
        ("content-disposition", "attachment; filename=\"430HD.img\""),
        ("x-content-type-options", "nosniff"),
        ("accept-ranges", "bytes"),
        ("etag", tag.as_str()),
        ("last-modified", "Sun, 22 Nov 2026 10:00:00 GMT"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
    assert_eq!(served_bytes(&fixture), 200_000);

    let head = fixture.request(HOME, "HEAD", PATH, &[], "").await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.headers, answer.headers);
    assert_eq!(served_bytes(&fixture), 200_000, "nothing was sent");
    fixture.stop().await;
}

#[actix_web::test]
async fn an_interrupted_download_goes_on_where_it_ended() {
    let (fixture, file) = serving(SIZE).await;
    let tag = format!("\"{}\"", file.hash);
    let whole = image(SIZE);
    let ask = async |headers: &[&str]| fixture.request(HOME, "GET", PATH, headers, "").await;
    for (headers, range) in [
        (vec!["Range: bytes=70000-".to_owned()], 70_000..SIZE),
        (vec!["Range: bytes=65530-65545".to_owned()], 65_530..65_546),
        (vec!["Range: bytes=-5".to_owned()], SIZE - 5..SIZE),
        (
            vec!["Range: bytes=1-2".to_owned(), format!("If-Range: {tag}")],
            1..3,
        ),
    ] {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let answer = ask(&headers).await;
        assert_eq!(answer.status, 206);
        let expected = format!("bytes {}-{}/{SIZE}", range.start, range.end - 1);
        assert_eq!(answer.header("content-range"), Some(expected.as_str()));
        let length = range.len().to_string();
        assert_eq!(answer.header("content-length"), Some(length.as_str()));
        assert!(answer.body.as_bytes() == &whole[range], "{headers:?}");
    }
    let other = ask(&["Range: bytes=1-2", "If-Range: \"other\""]).await;
    assert_eq!((other.status, other.body.len()), (200, SIZE));
    let several = ask(&["Range: bytes=1-2,5-6"]).await;
    assert_eq!((several.status, several.body.len()), (200, SIZE));
    let beyond = ask(&["Range: bytes=200000-"]).await;
    assert_eq!((beyond.status, beyond.body.as_str()), (416, ""));
    assert_eq!(beyond.header("content-range"), Some("bytes */200000"));
    fixture.stop().await;
}

#[actix_web::test]
async fn who_has_it_does_not_get_it_again_and_fetches_are_recorded() {
    let (fixture, file) = serving(SIZE).await;
    for condition in [
        format!("If-None-Match: \"{}\"", file.hash),
        "If-Modified-Since: Sun, 22 Nov 2026 10:00:00 GMT".to_owned(),
    ] {
        let answer = fixture.request(HOME, "GET", PATH, &[&condition], "").await;
        assert_eq!((answer.status, answer.body.as_str()), (304, ""));
    }
    assert_eq!(served_bytes(&fixture), 0);
    fixture
        .request(HOME, "GET", PATH, &["Range: bytes=0-9"], "")
        .await;
    fixture.request(HOME, "HEAD", PATH, &[], "").await;
    assert_eq!(served_bytes(&fixture), 10);
    let fetch = |event: &Event| match event {
        Event::FileFetched(event) => {
            assert_eq!((event.file.as_str(), event.hash), (PATH, file.hash));
            Some(event.status)
        }
        _ => None,
    };
    let events = fixture.events().await;
    let statuses: Vec<u16> = events.iter().filter_map(fetch).collect();
    assert_eq!(statuses, [304, 304, 206]);
    fixture.stop().await;
}

#[actix_web::test]
async fn a_file_that_is_gone_or_another_is_the_same_404_as_ever() {
    let (mut fixture, file) = serving(SIZE).await;
    let reference = "not found\n";
    for broken in [
        StreamedFile {
            hash: ContentHash::of(b"never stored"),
            ..file.clone()
        },
        StreamedFile {
            size_bytes: 7,
            ..file
        },
    ] {
        serve(&mut fixture, broken).await;
        let answer = fixture.get(HOME, PATH).await;
        assert_eq!((answer.status, answer.body.as_str()), (404, reference));
        assert_eq!(answer.header("etag"), None);
    }
    let refusal = |event: &Event| match event {
        Event::FileRefused(event) => Some(event.reason),
        _ => None,
    };
    let reasons: Vec<_> = fixture.events().await.iter().filter_map(refusal).collect();
    assert_eq!(reasons, [RefusalReason::Unreadable]);
    fixture.stop().await;
}

#[actix_web::test]
async fn a_client_that_does_not_read_is_not_read_for() {
    const LARGE: usize = 64 * 1024 * 1024;
    let (fixture, _) = serving(LARGE).await;
    let mut lazy = TcpStream::connect(fixture.address).unwrap();
    let request = format!("GET {PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    lazy.write_all(request.as_bytes()).unwrap();
    // Until the buffers of the system are full, and then for a while.
    let mut last = 0;
    loop {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let now = served_bytes(&fixture);
        if now > 0 && now == last {
            break;
        }
        last = now;
    }
    assert!(last < LARGE as u64 / 2, "{last} bytes were read for nobody");
    // Others are served meanwhile, and whoever reads at last gets everything.
    let other = fixture
        .request(HOME, "GET", PATH, &["Range: bytes=-9"], "")
        .await;
    assert_eq!(other.body.len(), 9);
    let read = tokio::task::spawn_blocking(move || {
        let mut answer = Vec::new();
        lazy.read_to_end(&mut answer).map(|_| answer)
    });
    let answer = read.await.unwrap().unwrap();
    assert!(answer.ends_with(&image(LARGE)[LARGE - 100_000..]));
    assert_eq!(served_bytes(&fixture), LARGE as u64 + 9);
    fixture.stop().await;
}
