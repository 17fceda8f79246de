//! Configuration files, firmware and boot files, described.
//!
//! Guarantee: as for all rows (`operations`).

use projections::config_files::ConfigFile;

use super::super::{operation::Operation, parameters::files as parameters, requests};
use crate::http::{
    problem::Code,
    read::{
        List, config_files::SentView, dhcp_template::BootFileView, dhcp_template::DhcpView,
        firmware::FirmwareView,
    },
    routes::Method::{Delete, Get, Patch, Post, Put},
    write,
};

const CONFIG_FILES: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/config-files",
        "Files",
        "list_config_files",
        "Configuration files",
    )
    .about(
        "Phones' own files, those that were made for all phones of a template, and those that \
         were uploaded.",
    )
    .query(&parameters::CONFIG_FILES)
    .gives::<List<ConfigFile>>(200, "A page of files."),
    Operation::new(
        Get,
        "/api/v1/config-files/{name}",
        "Files",
        "show_config_file",
        "What a configuration file holds",
    )
    .at(&parameters::FILE_NAME)
    .gives_file(&["text/plain", "application/octet-stream"], "The file.")
    .refuses(&[Code::FileNotFound]),
    Operation::new(
        Put,
        "/api/v1/config-files/{name}",
        "Files",
        "put_config_file",
        "Upload a configuration file, or save an edited one",
    )
    .about(
        "A `.cfg` file that phones could not read is refused, with its lines; what is odd about it \
         is told as warnings. A phone's own file, `<MAC>.cfg`, counts until the next one is \
         generated. An image, and whatever else phones load as firmware, is uploaded as that.",
    )
    .at(&parameters::FILE_NAME)
    .query(&parameters::PUT_CONFIG_FILE)
    .takes_file("The file.")
    .file_example("voip/line/0/enabled=1\n")
    .gives::<SentView>(
        200,
        "It replaces the one that was there, or was only looked at.",
    )
    .or_gives(201, "It is new.")
    .refuses(&[Code::InvalidFile, Code::DeviceNotFound]),
    Operation::new(
        Delete,
        "/api/v1/config-files/{name}",
        "Files",
        "delete_config_file",
        "Delete a configuration file",
    )
    .about("A phone's own file is gone until the next one is generated.")
    .at(&parameters::FILE_NAME)
    .gives_nothing("Deleted.")
    .refuses(&[Code::FileNotFound]),
    Operation::new(
        Post,
        "/api/v1/config-files/delete",
        "Files",
        "delete_config_files",
        "Delete many configuration files",
    )
    .about("Named ones: all of them, or none. Or all that there are, of a kind if wanted.")
    .takes(requests::files::deletion)
    .example(r#"{"names": ["directory.csv"]}"#)
    .gives::<write::config_files::DeletedView>(200, "How many were deleted.")
    .refuses(&[Code::TargetsChanged])
    .refuses_fields(&[Code::FileNotFound]),
];

const FIRMWARE: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/firmware",
        "Firmware",
        "list_firmware",
        "Firmware for phones",
    )
    .about("A row for each model, whose file all its phones load, and other entries.")
    .query(&parameters::FIRMWARE)
    .gives::<List<FirmwareView>>(200, "A page of entries."),
    Operation::new(
        Post,
        "/api/v1/firmware",
        "Firmware",
        "create_firmware",
        "Add an entry",
    )
    .takes(requests::files::new_firmware)
    .example(r#"{"name": "Alan_FW", "description": "For Alan's floor"}"#)
    .gives::<FirmwareView>(201, "The new entry.")
    .refuses(&[Code::FirmwareExists]),
    Operation::new(
        Get,
        "/api/v1/firmware/{name}",
        "Firmware",
        "show_firmware",
        "One entry",
    )
    .at(&parameters::FIRMWARE_NAME)
    .gives::<FirmwareView>(200, "The entry.")
    .refuses(&[Code::FirmwareNotFound]),
    Operation::new(
        Patch,
        "/api/v1/firmware/{name}",
        "Firmware",
        "change_firmware",
        "Describe an entry anew",
    )
    .about("Absent fields stay.")
    .at(&parameters::FIRMWARE_NAME)
    .takes(requests::files::firmware_change)
    .gives::<FirmwareView>(200, "The entry as it is now.")
    .refuses(&[Code::FirmwareNotFound, Code::FirmwareExists]),
    Operation::new(
        Delete,
        "/api/v1/firmware/{name}",
        "Firmware",
        "delete_firmware",
        "Delete an entry with its file",
    )
    .about("The row of a model stays, without a file. One that is set for phones stays.")
    .at(&parameters::FIRMWARE_NAME)
    .gives_nothing("Deleted.")
    .refuses(&[Code::FirmwareNotFound, Code::FirmwareInUse]),
    Operation::new(
        Get,
        "/api/v1/firmware/{name}/file",
        "Firmware",
        "download_firmware",
        "An entry's file",
    )
    .at(&parameters::FIRMWARE_NAME)
    .gives_bytes("The file.")
    .refuses(&[Code::FirmwareNotFound, Code::FileNotFound]),
    Operation::new(
        Put,
        "/api/v1/firmware/{name}/file",
        "Firmware",
        "upload_firmware",
        "Give an entry a file",
    )
    .about(
        "The entry is made where there is none. The version is read from the file where it names \
         one, and is empty where it replaces another that does not; one of another model is a \
         warning. Phones do not check what they load, so compare `sha256` with what the vendor \
         says.",
    )
    .at(&parameters::FIRMWARE_NAME)
    .query(&parameters::PUT_FIRMWARE)
    .takes_file("The image.")
    .gives::<FirmwareView>(200, "The entry with its file.")
    .refuses(&[
        Code::InvalidFile,
        Code::FirmwareNotFound,
        Code::FirmwareFileExists,
        Code::FirmwareFileTaken,
    ]),
];

const BOOT_FILES: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/dhcp-template",
        "Files",
        "show_dhcp_template",
        "Boot files, and what the DHCP server is given",
    )
    .gives::<DhcpView>(200, "All of it."),
    Operation::new(
        Get,
        "/api/v1/dhcp-template/{file}",
        "Files",
        "show_boot_file",
        "The text that a boot file is made from",
    )
    .at(&parameters::BOOT_FILE)
    .gives_text("text/plain", "The text.")
    .refuses(&[Code::FileNotFound]),
    Operation::new(
        Put,
        "/api/v1/dhcp-template/{file}",
        "Files",
        "save_boot_file",
        "Edit the text of a boot file, or upload one",
    )
    .about(
        "Its three address lines follow the settings, whatever the text says; the lines of the \
         system user are there for phones inside the regions' networks alone. Placeholders are for \
         templates, and refused.",
    )
    .at(&parameters::BOOT_FILE)
    .takes_file("The text.")
    .file_example("provisioning/period/type=HOURLY\n")
    .gives::<BootFileView>(200, "The boot file as it is now.")
    .refuses(&[Code::FileNotFound, Code::InvalidFile]),
    Operation::new(
        Post,
        "/api/v1/dhcp-template/{file}/restore",
        "Files",
        "restore_boot_file",
        "Make a boot file from the built-in text again",
    )
    .at(&parameters::BOOT_FILE)
    .gives::<BootFileView>(200, "The boot file as it is now.")
    .refuses(&[Code::FileNotFound]),
    Operation::new(
        Post,
        "/api/v1/dhcp-template/{file}/regenerate",
        "Files",
        "regenerate_boot_file",
        "Write the addresses that count now into the text of a boot file",
    )
    .at(&parameters::BOOT_FILE)
    .gives::<BootFileView>(200, "The boot file as it is now.")
    .refuses(&[Code::FileNotFound]),
];

pub(super) const TABLES: [&[Operation]; 3] = [CONFIG_FILES, FIRMWARE, BOOT_FILES];
