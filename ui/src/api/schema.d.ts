// Made from schemas/openapi.json by `npm run api`. Not written by hand.

export interface paths {
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document as a page */
        get: operations["docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A part of the page */
        get: operations["docs_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do something to many phones or users
         * @description Becomes a job. Targets are named (`macs`, `users`) or are all phones of the fleet that match a filter, whose fields are those of the list of phones; which these are is decided now. What is about phones is done to the phones of users, and what is about users to the users of phones. Restarts go five at a time, two minutes apart; files of which no phone is told are made a hundred at a time; everything else is two seconds apart. `dry_run`: whom it would touch.
         */
        post: operations["start_action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts */
        get: operations["list_accounts"];
        put?: never;
        /** Create an account */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["show_account"];
        put?: never;
        post?: never;
        /**
         * Delete an account
         * @description Its sessions and its tokens end. One supervisor must be left.
         */
        delete: operations["delete_account"];
        options?: never;
        head?: never;
        /**
         * Change an account
         * @description Absent fields stay. Its sessions end with either change; its tokens stay.
         */
        patch: operations["change_account"];
        trace?: never;
    };
    "/api/v1/alarm-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What phones reported that is no alarm */
        get: operations["list_alarm_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Active alarms
         * @description Those that acted last come first, unless asked otherwise.
         */
        get: operations["list_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an alarm by hand */
        post: operations["clear_alarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Configuration files
         * @description Phones' own files, those that were made for all phones of a template, and those that were uploaded.
         */
        get: operations["list_config_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config-files/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete many configuration files
         * @description Named ones: all of them, or none. Or all that there are, of a kind if wanted.
         */
        post: operations["delete_config_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config-files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a configuration file holds */
        get: operations["show_config_file"];
        /**
         * Upload a configuration file, or save an edited one
         * @description A `.cfg` file that phones could not read is refused, with its lines; what is odd about it is told as warnings. A phone's own file, `<MAC>.cfg`, counts until the next one is generated. An image, and whatever else phones load as firmware, is uploaded as that.
         */
        put: operations["put_config_file"];
        post?: never;
        /**
         * Delete a configuration file
         * @description A phone's own file is gone until the next one is generated.
         */
        delete: operations["delete_config_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts and newest reports */
        get: operations["dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phones
         * @description Values of one parameter are alternatives, parameters add up. `facets` counts what the other filters leave, by value.
         */
        get: operations["list_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve phones
         * @description Takes phones into the fleet, makes their files and queues their restarts. Answers when the files are there; with more than 100 phones when the job that does it has begun.
         */
        post: operations["approve_devices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{mac}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One phone */
        get: operations["show_device"];
        put?: never;
        post?: never;
        /**
         * Remove a phone
         * @description Out of the fleet, or off the list of those that wait.
         */
        delete: operations["delete_device"];
        options?: never;
        head?: never;
        /**
         * Change a phone
         * @description Absent fields stay; an empty text or `null` takes back what was set.
         */
        patch: operations["change_device"];
        trace?: never;
    };
    "/api/v1/devices/{mac}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A phone's configuration file
         * @description As it was generated last. `preview`: as it would be generated now. `effective`: with its includes in their places. `explain`: every line with who decided it, as JSON; together with `effective` also the lines of the files that it includes, each behind its include. It holds the user's SIP password.
         */
        get: operations["show_configuration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{mac}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a phone, newest first */
        get: operations["show_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dhcp-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Boot files, and what the DHCP server is given */
        get: operations["show_dhcp_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dhcp-template/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text that a boot file is made from */
        get: operations["show_boot_file"];
        /**
         * Edit the text of a boot file, or upload one
         * @description Its three address lines follow the settings, whatever the text says; the lines of the system user are there for phones inside the regions' networks alone. Placeholders are for templates, and refused.
         */
        put: operations["save_boot_file"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dhcp-template/{file}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the addresses that count now into the text of a boot file */
        post: operations["regenerate_boot_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dhcp-template/{file}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a boot file from the built-in text again */
        post: operations["restore_boot_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log
         * @description In order of position, or backwards. One request looks at so many events and no more; then `next_cursor` says where to go on, and `total` is null.
         */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log as it grows
         * @description Server-sent events: `id` is the position, `data` the item as in the list, its kind among it; without `event`, so that browsers hand all of them to `onmessage`. From behind `Last-Event-ID`, else `after`, else from now on; every wanted event once, in order. It ends with the session or the token that opened it, and when the server stops.
         */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/alarms.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Active alarms as a table
         * @description All that match, those that acted last first, one a row; the columns are the fields of an alarm in the list.
         */
        get: operations["export_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/configuration.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole configuration as one archive
         * @description Templates that were saved, the mapping, placeholders, overrides, settings and boot files. The same configuration gives the same bytes, and what is exported with its secrets, a server with the same regions, users and phones imports to the same bytes.
         */
        get: operations["export_configuration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/devices.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phones as a table
         * @description All that match, in order of MAC address, one a row; the columns are the fields of a phone in the list, `config.` before those of its file.
         */
        get: operations["export_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/users.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users and their phones as a table
         * @description As an import takes it: what was exported comes to nothing when it is imported. A cell that could be taken for a formula begins with `'`.
         */
        get: operations["export_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/firmware": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Firmware for phones
         * @description A row for each model, whose file all its phones load, and other entries.
         */
        get: operations["list_firmware"];
        put?: never;
        /** Add an entry */
        post: operations["create_firmware"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/firmware/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry */
        get: operations["show_firmware"];
        put?: never;
        post?: never;
        /**
         * Delete an entry with its file
         * @description The row of a model stays, without a file. One that is set for phones stays.
         */
        delete: operations["delete_firmware"];
        options?: never;
        head?: never;
        /**
         * Describe an entry anew
         * @description Absent fields stay.
         */
        patch: operations["change_firmware"];
        trace?: never;
    };
    "/api/v1/firmware/{name}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry's file */
        get: operations["download_firmware"];
        /**
         * Give an entry a file
         * @description The entry is made where there is none. The version is read from the file where it names one, and is empty where it replaces another that does not; one of another model is a warning. Phones do not check what they load, so compare `sha256` with what the vendor says.
         */
        put: operations["upload_firmware"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import an archive of the configuration
         * @description Everything of it, or nothing. What is the same already is not touched. When something cannot be imported, the problem `import_refused` has the members of the report, too; a dry run answers 200 with them.
         */
        post: operations["import_configuration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import users and their phones
         * @description All of up to 10,000 rows, or nothing. A longer table is imported in parts of about 1,000 users and phones, once all of its rows have been looked at; should something change meanwhile, `import_incomplete` says how far it came, and what is done counts as unchanged when it is sent again. Columns stand in any order: `Name`, `Password`, `Display Name`, `Region` or `Tenant`, and for each phone `Device 1 Display Name`, `Device 1 MAC Address`, `Device 1 IP Phone Model`, `Device 1 Language`, `Device 1 VLAN Mode`, `Device 1 VLAN ID`, then `Device 2` and so on. `Serial Number` and `VLAN Priority` are taken and not kept. An empty cell leaves what is there, a password too. One `'` before what could be taken for a formula is taken away. Other phones of a user stay; a phone of another user moves. New phones get their files by themselves, others when they are generated. At most 1,000,000 rows unless the configuration says otherwise (`admin.import_rows_max`, `admin.import_bytes_max`), each of at most 1 MiB. Of more than 10,000 rows the report has only those that are refused, 10,000 of them. When a row cannot be imported, the problem `import_refused` has the members of the report, too.
         */
        post: operations["import_users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import/users/template.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table to start from */
        get: operations["user_table_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs, the newest first */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job is */
        get: operations["show_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a job, and take back what phones have not done */
        post: operations["cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of each target */
        get: operations["list_job_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The passwords that a job has given to users, shown once */
        post: operations["show_job_passwords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let no further target begin */
        post: operations["pause_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/results.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of all targets, as CSV */
        get: operations["export_job_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a job go on */
        post: operations["resume_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log's records as they are kept
         * @description For auditors, who verify and fold them themselves: `rollcall audit --url`. Whole records in a row, each behind its length; what is sealed stays sealed. `Rollcall-Position` is the log's head.
         */
        get: operations["list_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What administrators did
         * @description The newest, the oldest of them first. `Accept: text/plain` gives the file.
         */
        get: operations["show_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/web-admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the server says of itself
         * @description The newest lines since it started, the oldest of them first. `Accept: text/plain` gives the file.
         */
        get: operations["show_server_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phone models
         * @description Those that the server has templates for, and what else phones of the fleet name.
         */
        get: operations["list_models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/override-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parameters that are overridden together */
        get: operations["list_override_presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overrides/{scope}/{owner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parameters that are overridden for a region, a user or a phone */
        get: operations["list_overrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overrides/{scope}/{owner}/preset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Override all parameters of a preset */
        post: operations["apply_override_preset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overrides/{scope}/{owner}/{parameter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One override */
        get: operations["show_override"];
        /**
         * Override a parameter
         * @description The line stands behind those of the template. A parameter that nobody documents is taken, with a warning. No file changes before it is generated.
         */
        put: operations["set_override"];
        post?: never;
        /** Override a parameter no longer */
        delete: operations["delete_override"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placeholders/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Placeholders of the system
         * @description What is set for all phones, and what is built in and not set. An empty value is no value: what is built in counts.
         */
        get: operations["list_system_placeholders"];
        put?: never;
        /** Give a placeholder a value for all phones */
        post: operations["create_system_placeholder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placeholders/system/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One placeholder of the system */
        get: operations["show_system_placeholder"];
        /**
         * Change a placeholder of the system
         * @description Absent fields stay. With another name or in another region, it is gone where it was. A built-in value is there although nobody has set it, and is replaced. An empty value is no value: that of the next wider scope counts, of phone, region, model, system and what is built in. No file changes before it is generated.
         */
        put: operations["change_system_placeholder"];
        post?: never;
        /**
         * Take a value for all phones back
         * @description A built-in value counts again. The last value of what a template names stays.
         */
        delete: operations["delete_system_placeholder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placeholders/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Placeholders of a scope
         * @description What is set for any model, region or phone. Phones are also found by user, display name, nickname and number. An empty value is no value: that of the next wider scope counts, of phone, region, model, system and what is built in.
         */
        get: operations["list_placeholders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placeholders/{scope}/{owner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Placeholders of a model, a region or a phone
         * @description Of a model also what is built in and not set.
         */
        get: operations["list_owned_placeholders"];
        put?: never;
        /** Give a placeholder a value */
        post: operations["create_placeholder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placeholders/{scope}/{owner}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy placeholders from another owner
         * @description Of the same scope. What has a value keeps it.
         */
        post: operations["copy_placeholders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placeholders/{scope}/{owner}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One placeholder */
        get: operations["show_placeholder"];
        /**
         * Change a placeholder
         * @description Absent fields stay. With another name or in another region, it is gone where it was. A built-in value is there although nobody has set it, and is replaced. An empty value is no value: that of the next wider scope counts, of phone, region, model, system and what is built in. No file changes before it is generated.
         */
        put: operations["change_placeholder"];
        post?: never;
        /**
         * Take a value back
         * @description The last value of what a template names stays.
         */
        delete: operations["delete_placeholder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions */
        get: operations["list_regions"];
        put?: never;
        /** Create a region */
        post: operations["create_region"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One region */
        get: operations["show_region"];
        put?: never;
        post?: never;
        /**
         * Delete a region
         * @description One that no phone and no user is in.
         */
        delete: operations["delete_region"];
        options?: never;
        head?: never;
        /**
         * Change a region
         * @description Absent fields stay. A region keeps its name for ever.
         */
        patch: operations["change_region"];
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["show_session"];
        put?: never;
        /**
         * Sign in
         * @description Sets the session's cookie. Requests that change something send the `csrf_token` of the answer in the header `X-CSRF-Token`.
         */
        post: operations["sign_in"];
        /** Sign out */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's own password
         * @description All other sessions of the account end. This one goes on with the cookie and the `csrf_token` of the answer.
         */
        post: operations["change_own_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/ldap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The directory that phones search */
        get: operations["show_ldap_settings"];
        /**
         * Change the directory that phones search
         * @description Absent fields stay; empty ones and `null` are taken back. What is active has a server; filters stand in brackets that match.
         */
        put: operations["change_ldap_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/ldap/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look somebody up in the directory
         * @description With the settings that are kept, or with others instead; nothing is changed. The detail of `directory_failed` ends with a word for what failed.
         */
        post: operations["try_directory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What phones are told, and may fetch */
        get: operations["show_phone_settings"];
        /**
         * Change what phones are told, and may fetch
         * @description Absent fields stay.
         */
        put: operations["change_phone_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** System settings */
        get: operations["show_system_settings"];
        /**
         * Change system settings
         * @description Absent fields stay; empty ones and `null` are taken back. A backup goes with the mode `primary_backup` in the same request, and away with the mode `none`; that mode needs one.
         */
        put: operations["change_system_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether setup is to be done */
        get: operations["show_setup"];
        put?: never;
        /**
         * Set the server up
         * @description Once. Makes the first account, a supervisor, the first region and, if given, the user `system`. The token is printed when the server starts, and kept in `setup-token` in its data directory until it is used.
         */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/template-mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which template counts for a model in a region
         * @description The row of a phone's model and region counts, else the one of its model and every other region, else the model's own template.
         */
        get: operations["list_template_mapping"];
        put?: never;
        /**
         * Set a row of the mapping
         * @description A template of another model is taken, with a warning.
         */
        post: operations["map_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/template-mapping/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a phone would be given
         * @description Answers in words where there is nothing. Nothing is recorded.
         */
        get: operations["try_template_mapping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/template-mapping/{model}/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a row of the mapping */
        delete: operations["unmap_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates
         * @description The built-in ones and those that were saved. `changed` marks built-in ones that were saved over.
         */
        get: operations["list_templates"];
        put?: never;
        /** Add a template, for a new model perhaps, or copy one */
        post: operations["create_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One template
         * @description Its document as it was saved, as a file; all about it for whoever accepts JSON before XML. `schemas/template.xsd` says what a document looks like.
         */
        get: operations["show_template"];
        /**
         * Save a template's document
         * @description Replaces the template or makes it. What the document does not say of its model, variant and description stays as it is; a new one says its model and its description. Private placeholders, `%ITCS_P_…%`, are made with it.
         */
        put: operations["save_template"];
        post?: never;
        /**
         * Delete a template
         * @description One that is not built in, that no row of the mapping names and no phone is set to.
         */
        delete: operations["delete_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the files of a template's phones
         * @description Of all its phones, or of those of a region, or of these; and the file that they share. Answers when the files are there. `dry_run`: what would change, as differences.
         */
        post: operations["generate_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}/placeholders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The placeholders of a template
         * @description With who gives them values.
         */
        get: operations["list_template_placeholders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a built-in template its first document again */
        post: operations["restore_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has a template */
        get: operations["show_template_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts over time
         * @description For charts. Each point tells how many phones and active alarms there were at its end, and how many reports came during it. Minutes are kept for a day, quarters of an hour for two weeks, quarters of a day for two years: what is asked for more finely than it is kept is answered as finely as it is kept, and `from`, `to` and `step_seconds` say so. Phones that wait for approval are not counted.
         */
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API tokens
         * @description Those of the account that asks; a supervisor sees all. None shows the token itself.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Create an API token
         * @description The answer shows the token this once; sent again under the same `Idempotency-Key`, the request is refused.
         */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description One of the account's own; a supervisor may revoke any.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users */
        get: operations["list_users"];
        put?: never;
        /** Create a user */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: operations["show_user"];
        put?: never;
        post?: never;
        /**
         * Remove a user
         * @description The user's phones go too, with their status and alarms.
         */
        delete: operations["delete_user"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Unless `generate=false`, the phones' files are made before the answer; with `update=true` the phones are told to fetch them.
         */
        patch: operations["change_user"];
        trace?: never;
    };
    "/api/v1/users/{name}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user's phones */
        get: operations["list_user_devices"];
        put?: never;
        /**
         * Give a phone to a user
         * @description A phone that nobody has heard of is of the fleet at once; one of another user moves, and both users stay. It is in the user's region. Unless `generate=false`, its file is made before the answer; with `update=true` it is told to fetch it.
         */
        post: operations["add_user_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{name}/devices/{mac}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a phone of a user
         * @description Out of the fleet.
         */
        delete: operations["delete_user_device"];
        options?: never;
        head?: never;
        /**
         * Change a phone of a user, or move it to another
         * @description Unless `generate=false`, the phones' files are made before the answer; with `update=true` the phones are told to fetch them.
         */
        patch: operations["change_user_device"];
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description To addresses on the allow-list `metrics.allow`, and to tokens.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests are taken */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account. */
        Account: {
            created_at: components["schemas"]["Timestamp"];
            last_sign_in_at: components["schemas"]["Timestamp"] | null;
            name: string;
            password_set_at: components["schemas"]["Timestamp"];
            role: components["schemas"]["Role"];
            /**
             * Format: uint
             * @description How many tokens it has; expired ones count until it makes the next.
             */
            tokens: number;
        };
        /** @description A list as api.md has it. */
        AccountList: {
            items: components["schemas"]["Account"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description What an action would touch. */
        ActionPreview: {
            /**
             * Format: uint
             * @description How many targets: phones, or users where it is about users.
             */
            count: number;
            /**
             * Format: uint
             * @description How many names were left out because nobody of the fleet has them, with `skip_missing`.
             */
            missing: number;
            /** @description The first of the phones: targets, or phones of users who are. */
            sample: components["schemas"]["Device"][];
            /** @description The first of the users, where users are the targets; otherwise empty. */
            users: components["schemas"]["TouchedUser"][];
        };
        /** @description An account was created. The subject's number is the slot of its key. */
        AdminCreated: {
            /** @description Its name; unique without regard to case. */
            name: string;
            /** @description argon2id of its password, in PHC form. */
            password_hash: string;
            /** @description What it may do. */
            role: components["schemas"]["Role"];
        };
        /**
         * @description An account was removed, with its sessions and tokens. Its name is free again; its number is
         *     not.
         */
        AdminDeleted: Record<string, never>;
        /** @description An account got another password; its sessions end. */
        AdminPasswordSet: {
            /** @description argon2id of the password, in PHC form. */
            password_hash: string;
        };
        /** @description An account may do more, or less, than before; its sessions end. */
        AdminRoleSet: {
            /** @description What it may do from now on. */
            role: components["schemas"]["Role"];
        };
        /** @description An account signed in. */
        AdminSignedIn: {
            /** @description From where. */
            address: string;
        };
        /** @description An account signed out. */
        AdminSignedOut: Record<string, never>;
        /** @description How a phone came to be known. */
        Admission: "administrator" | "zero_touch" | "assigned";
        /**
         * @description An alarm, or an event that is none, as administrators see it: api.md's item. It has no Debug:
         *     nothing of it may print.
         */
        Alarm: {
            /** @description More. */
            additional_info_1: string;
            /** @description More still. */
            additional_info_2: string;
            /** @description What the catalogue says to do; empty where it says nothing. */
            corrective_action: string;
            /** @description What the phone says. */
            description: string;
            /** @description Its identity. */
            id: components["schemas"]["AlarmId"];
            /** @description When it was last raised. */
            last_action_time: components["schemas"]["Timestamp"];
            /** @description The phone. */
            mac: components["schemas"]["Mac"];
            /** @description The catalogue's name, or the phone's where the catalogue has none. */
            name: string;
            /** @description When it was first raised. */
            received_time: components["schemas"]["Timestamp"];
            /** @description The phone's region. */
            region: components["schemas"]["RegionName"];
            /** @description The address that it came from. */
            remote_host: string;
            /** @description How bad. */
            severity: components["schemas"]["Severity"];
            /** @description `IPPhone/<mac>`. */
            source: string;
            /** @description The catalogue's name for people, else the name. */
            title: string;
        };
        /** @description An active alarm ended. */
        AlarmCleared: {
            /** @description Who or what ended it. */
            by: components["schemas"]["ClearedBy"];
            /** @description Its name. */
            name: string;
            /** @description The position of the event that raised it: its id. */
            raised: components["schemas"]["Position"];
        };
        AlarmId: string;
        /** @description A list as api.md has it. */
        AlarmList: {
            items: components["schemas"]["Alarm"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description An alarm as a phone sent it (protocol.md 4), within the limits of the wire. */
        AlarmRaised: {
            /** @description More. */
            additional_info_1: string;
            /** @description More still. */
            additional_info_2: string;
            /**
             * Format: uint32
             * @description The number of its type, as sent or of the catalogue.
             */
            alarm_type: number;
            /** @description What it says. */
            description: string;
            /** @description The catalogue's name, or the phone's where the catalogue has none. */
            name: string;
            /**
             * Format: uint32
             * @description The number of its probable cause, as sent or of the catalogue.
             */
            probable_cause: number;
            /** @description The address that it came from. */
            remote_host: string;
            /** @description The phone's own date for it, as written. */
            reported_date: string;
            /** @description How bad. */
            severity: components["schemas"]["Severity"];
            /** @description The phone's number for it. */
            unique_id: string;
        };
        /** @description An active alarm was raised again. */
        AlarmRepeated: {
            /** @description More. */
            additional_info_1: string;
            /** @description More still. */
            additional_info_2: string;
            /**
             * Format: uint32
             * @description The number of its type, as sent or of the catalogue.
             */
            alarm_type: number;
            /** @description What it says. */
            description: string;
            /** @description The catalogue's name, or the phone's where the catalogue has none. */
            name: string;
            /**
             * Format: uint32
             * @description The number of its probable cause, as sent or of the catalogue.
             */
            probable_cause: number;
            /** @description The position of the event that raised it: its id. */
            raised: components["schemas"]["Position"];
            /** @description The address that it came from. */
            remote_host: string;
            /** @description The phone's own date for it, as written. */
            reported_date: string;
            /** @description How bad. */
            severity: components["schemas"]["Severity"];
            /** @description The phone's number for it. */
            unique_id: string;
        };
        /** @description What a preset has set. */
        AppliedPreset: {
            items: components["schemas"]["Override"][];
            preset: string;
        };
        /** @enum {string} */
        Approval: "approved" | "pending";
        /** @description Which phones were approved. */
        ApprovedDevices: {
            approved: components["schemas"]["Mac"][];
            position: components["schemas"]["Position"];
        };
        /** @description Either all are approved, or it is a job. */
        ApprovedDevicesOrJob: components["schemas"]["ApprovedDevices"] | components["schemas"]["StartedJob"];
        /** @description Which boot file (protocol.md 1). */
        BootFile: "direct" | "proxy";
        /** @description A boot file is made from the built-in text again. The subject is the system. */
        BootFileRestored: {
            /** @description Which. */
            file: components["schemas"]["BootFile"];
        };
        /** @description A boot file is made from this text. The subject is the system. */
        BootFileSaved: {
            /** @description Which. */
            file: components["schemas"]["BootFile"];
            /** @description The text; it may hold a password. */
            text: string;
        };
        /** @description A boot file. */
        BootFileView: {
            /** @description Whether somebody has written its text. */
            changed: boolean;
            /** @description For which phones it is. */
            kind: components["schemas"]["BootFile"];
            /** @description What it is called. */
            name: string;
            /** @description Where phones find it, behind the public URL. */
            path: string;
            /** @description The event with which the text was saved. */
            position: components["schemas"]["Position"] | null;
            /** @description When that was. */
            saved_at: components["schemas"]["Timestamp"] | null;
            /**
             * @description What a phone gets that asks from inside a region's networks; `null` while there is none: the
             *     file for phones behind a proxy waits for the setting `proxy_url`.
             */
            served: string | null;
            /** @description The text that it is made from, with the addresses as the settings say. */
            text: string;
            /** @description What is odd about the text, by line. */
            warnings: components["schemas"]["FieldError"][];
        };
        /** @description What is wrong with a cell. */
        CellError: {
            /** @description The column as the header has it; empty: the row as a whole. */
            column: string;
            /** @description What is wrong, and what would be right. */
            message: string;
        };
        /** @description Who or what ended an alarm. */
        ClearedBy: "phone" | "registration" | "administrator" | "phone_deleted";
        /** @description The command was taken back, by an administrator or because the phone was deleted. */
        CommandCancelled: {
            /** @description Which command. */
            command: components["schemas"]["Position"];
        };
        /** @description The command's effect was seen. */
        CommandDone: {
            /** @description Which command. */
            command: components["schemas"]["Position"];
            /** @description What was seen. */
            effect: components["schemas"]["CommandEffect"];
        };
        /** @description The effect by which a command is known to be done. */
        CommandEffect: "started" | "fetched" | "answered" | "updated" | "reported";
        /** @description The command's time was over before its effect was seen. */
        CommandExpired: {
            /** @description Which command. */
            command: components["schemas"]["Position"];
        };
        /** @description The phone refused the command. */
        CommandFailed: {
            /** @description Which command. */
            command: components["schemas"]["Position"];
            /** @description Why, in words. */
            reason: string;
        };
        /** @description The command was put into an answer to the phone for the first time. */
        CommandHandedOver: {
            /** @description Which command. */
            command: components["schemas"]["Position"];
        };
        /** @description A command waits for the phone. */
        CommandQueued: {
            /** @description What the phone shall do. */
            action: components["schemas"]["PhoneAction"];
            /** @description When it is given up. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Values for the command's body: name, value. */
            parameters: [
                string,
                string
            ][];
        };
        /** @description A configuration file. */
        ConfigFile: {
            /** @description Whether an administrator has written a phone's own file by hand. */
            edited: boolean;
            /** @description Its content. */
            hash: components["schemas"]["ContentHash"];
            /** @description Where it comes from. */
            kind: components["schemas"]["ConfigFileKind"];
            /** @description The phone whose own it is. */
            mac: components["schemas"]["Mac"] | null;
            /** @description When it was made, edited or uploaded. */
            modified_at: components["schemas"]["Timestamp"];
            /** @description The name under which phones load it. */
            name: string;
            /**
             * Format: uint64
             * @description Its length in bytes.
             */
            size_bytes: number;
            /** @description The template that it was made from. */
            template: string | null;
        };
        /** @enum {string} */
        ConfigFileKind: "phone" | "global" | "uploaded";
        /** @description A list as api.md has it. */
        ConfigFileList: {
            items: components["schemas"]["ConfigFile"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        ConfigValue: string;
        /**
         * @description An administrator wrote a phone's file by hand. It counts until the next one is generated; its
         *     bytes are in the blob store, sealed with the phone's key.
         */
        ConfigurationEdited: {
            /** @description Its content. */
            hash: components["schemas"]["ContentHash"];
            /**
             * Format: uint32
             * @description Its length in bytes.
             */
            size_bytes: number;
        };
        /** @description A phone's configuration file was made; its bytes are in the blob store, sealed with its key. */
        ConfigurationGenerated: {
            /** @description The file for all phones of the template, which it includes. */
            global_file: components["schemas"]["FileName"];
            /** @description Its content. */
            hash: components["schemas"]["ContentHash"];
            /** @description The log position of everything that went into it. */
            inputs: components["schemas"]["Position"];
            /**
             * Format: uint32
             * @description Its length in bytes.
             */
            size_bytes: number;
            /** @description The template that it was made from. */
            template: components["schemas"]["TemplateName"];
        };
        /** @description The kinds of things that an archive has. */
        ConfigurationKind: "placeholder" | "template" | "mapping" | "override" | "setting" | "boot_file";
        ContentHash: string;
        /** @description What a copy came to. */
        CopiedPlaceholders: {
            /**
             * Format: uint
             * @description How many placeholders got a value.
             */
            copied: number;
            /**
             * Format: uint
             * @description How many had one, which they keep.
             */
            kept: number;
        };
        /** @description The dashboard's figures, all of one position. It has no Debug: it knows people. */
        Dashboard: {
            alarms: components["schemas"]["SeverityCounts"];
            as_of: components["schemas"]["Timestamp"];
            devices: components["schemas"]["DeviceCounts"];
            position: components["schemas"]["Position"];
            recent_reports: components["schemas"]["Device"][];
        };
        /** @description Something that an administrator did. */
        Deed: {
            /** @description What was done, in words. */
            action: string;
            actor: string;
            /** @description More about it: the event's own fields. */
            data: components["schemas"]["Event"];
            /** @description To whom or what. */
            object: string;
            position: components["schemas"]["Position"];
            time: components["schemas"]["Timestamp"];
        };
        /** @description A list as api.md has it. */
        DeedList: {
            items: components["schemas"]["Deed"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description What was deleted. */
        DeletedConfigFiles: {
            /**
             * Format: uint
             * @description How many files.
             */
            deleted: number;
            position: components["schemas"]["Position"];
        };
        /**
         * @description A device; texts are empty where nothing is known. Serialises to api.md's item. Lists borrow the
         *     texts, what is kept owns them.
         */
        Device: {
            /** @description Part of the fleet, or waiting. */
            approval: components["schemas"]["Approval"];
            /** @description Better-together-over-Ethernet pairing status. */
            btoe_pairing_status: string;
            /** @description Better-together-over-Ethernet version. */
            btoe_version: string;
            /** @description Its configuration file. */
            config: components["schemas"]["DeviceConfig"];
            /** @description The name set for the phone, else the owner's. */
            display_name: string;
            /** @description Reported fields that are not of the list: name, value. An object in JSON. */
            extra: {
                [key: string]: string;
            };
            /** @description The firmware that it says it runs. */
            firmware_version: string;
            /** @description The conference speaker's firmware. */
            hrs_speaker_firmware: string;
            /** @description The conference speaker's model. */
            hrs_speaker_model: string;
            /** @description The address that it says it has. */
            ip: string;
            /** @description The language set for it. */
            language: string;
            /** @description Where it stands. */
            location: string;
            /** @description Its identity. */
            mac: components["schemas"]["Mac"];
            /** @description The model set by an administrator, else the reported one, else the one at approval. */
            model: string;
            /** @description A name that administrators gave it. */
            nickname: string;
            /** @description The user's number. */
            phone_number: string;
            /** @description Its region. */
            region: string;
            /** @description When it was last heard; `None` before the first report. */
            report_time: components["schemas"]["Timestamp"] | null;
            /** @description The phone's own word for its status. */
            reported_status: string;
            /** @description The SIP proxy that it uses. */
            sip_proxy: string;
            /** @description Registered, not, or silent. */
            status: components["schemas"]["DeviceStatus"];
            /** @description The subnet that it says it is in. */
            subnet: string;
            /** @description The template set for it, else the one that its file was last made from. */
            template: string;
            /** @description The USB headset. */
            usb_headset_type: string;
            /** @description The signed-in user; empty when a Lync phone is signed out; the owner before any report. */
            user: string;
            /** @description The HTTP user agent that it names. */
            user_agent: string;
            /** @description The VLAN that it says it is in, else the one it is put in. */
            vlan_id: string;
            /** @description The VLAN mode set for it. */
            vlan_mode: string;
        };
        /** @description What is known of a device's configuration file. */
        DeviceConfig: {
            /** @description Whether a file was made and the phone has not fetched that one. */
            drift: boolean;
            /** @description When it was last fetched. */
            fetched_at: components["schemas"]["Timestamp"] | null;
            /** @description What was fetched. */
            fetched_hash: components["schemas"]["ContentHash"] | null;
            /** @description When it was last made. */
            generated_at: components["schemas"]["Timestamp"] | null;
            /** @description What was made. */
            hash: components["schemas"]["ContentHash"] | null;
        };
        DeviceCounts: {
            /** Format: uint */
            disconnected: number;
            /** Format: uint */
            non_registered: number;
            /** Format: uint */
            pending: number;
            /** Format: uint */
            registered: number;
            /** Format: double */
            registered_percent: number;
            /** Format: uint */
            total: number;
        };
        /** @description A page of phones, with counts to filter by: what [`list_json`] writes. */
        DeviceList: {
            facets: components["schemas"]["Facets"];
            items: components["schemas"]["Device"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @enum {string} */
        DeviceStatus: "registered" | "non_registered" | "disconnected";
        /** @description Everything of the page. */
        DhcpTemplate: {
            files: components["schemas"]["BootFileView"][];
            position: components["schemas"]["Position"];
            /** @description The address under which phones reach the server. */
            public_url: string | null;
            urls: components["schemas"]["DhcpUrl"][];
        };
        /** @description One thing to enter at the DHCP server, or at a phone. */
        DhcpUrl: {
            /** @description For what. */
            purpose: string;
            value: string;
        };
        /** @description Somebody, as a phone shows them. */
        DirectoryEntry: {
            display_name: string;
            numbers: string[];
        };
        /** @description What somebody would find at a phone. */
        DirectoryReport: {
            /** @description Whether the account was accepted; false where none is given. */
            bound: boolean;
            /** @description Those that were found first. */
            entries: components["schemas"]["DirectoryEntry"][];
            /** @description Whether the directory has more of them. */
            has_more: boolean;
            /**
             * Format: uint
             * @description How many were found.
             */
            hits: number;
            /**
             * Format: uint
             * @description Places elsewhere that the directory named; none was asked.
             */
            referrals_not_followed: number;
            /** @description What the server's name led to, and what was connected to. */
            resolved_address: string;
            /** Format: int64 */
            took_ms: number;
        };
        /** @description One thing that happened. */
        Event: components["schemas"]["PhoneApproved"] | components["schemas"]["PhoneReported"] | components["schemas"]["PhoneKeptAlive"] | components["schemas"]["PhoneDisconnected"] | components["schemas"]["PhoneAssigned"] | components["schemas"]["PhoneChanged"] | components["schemas"]["PhoneDeleted"] | components["schemas"]["FileFetched"] | components["schemas"]["FileRefused"] | components["schemas"]["AlarmRaised"] | components["schemas"]["AlarmRepeated"] | components["schemas"]["AlarmCleared"] | components["schemas"]["LocalEventReported"] | components["schemas"]["CommandQueued"] | components["schemas"]["CommandHandedOver"] | components["schemas"]["CommandDone"] | components["schemas"]["CommandExpired"] | components["schemas"]["CommandFailed"] | components["schemas"]["CommandCancelled"] | components["schemas"]["ConfigurationGenerated"] | components["schemas"]["GlobalFileGenerated"] | components["schemas"]["ConfigurationEdited"] | components["schemas"]["FileUploaded"] | components["schemas"]["FileDeleted"] | components["schemas"]["UserCreated"] | components["schemas"]["UserChanged"] | components["schemas"]["UserDeleted"] | components["schemas"]["UserRenamed"] | components["schemas"]["RegionCreated"] | components["schemas"]["RegionChanged"] | components["schemas"]["RegionDeleted"] | components["schemas"]["RegionMaintenanceChanged"] | components["schemas"]["AdminCreated"] | components["schemas"]["AdminPasswordSet"] | components["schemas"]["AdminSignedIn"] | components["schemas"]["AdminSignedOut"] | components["schemas"]["SignInRefused"] | components["schemas"]["AdminRoleSet"] | components["schemas"]["AdminDeleted"] | components["schemas"]["TokenCreated"] | components["schemas"]["TokenRevoked"] | components["schemas"]["SetupCompleted"] | components["schemas"]["SecurityEvent"] | components["schemas"]["RequestExecuted"] | components["schemas"]["RequestAnswered"] | components["schemas"]["TemplateSaved"] | components["schemas"]["TemplateRestored"] | components["schemas"]["TemplateDeleted"] | components["schemas"]["TemplateMapped"] | components["schemas"]["TemplateUnmapped"] | components["schemas"]["PlaceholderSet"] | components["schemas"]["PlaceholderDeleted"] | components["schemas"]["OverrideSet"] | components["schemas"]["OverrideDeleted"] | components["schemas"]["FirmwareSet"] | components["schemas"]["FirmwareUploaded"] | components["schemas"]["FirmwareDeleted"] | components["schemas"]["BootFileSaved"] | components["schemas"]["BootFileRestored"] | components["schemas"]["SettingSet"] | components["schemas"]["JobStarted"] | components["schemas"]["JobItemStarted"] | components["schemas"]["JobItemEnded"] | components["schemas"]["JobPaused"] | components["schemas"]["JobResumed"] | components["schemas"]["JobCancelled"] | components["schemas"]["JobEnded"] | components["schemas"]["JobSecretsShown"];
        /** @description An event as people and tools see it (api.md). Secrets in it do not print. */
        EventItem: {
            actor: string;
            cause: components["schemas"]["Position"] | null;
            data: components["schemas"]["Event"];
            kind: string;
            position: components["schemas"]["Position"];
            subject: string;
            /** Format: uint64 */
            subject_version: number;
            time: components["schemas"]["Timestamp"];
            /** Format: uint8 */
            version: number;
        };
        /** @description A list as api.md has it. */
        EventItemList: {
            items: components["schemas"]["EventItem"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description A page of the log. */
        EventPage: {
            items: components["schemas"]["EventItem"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /**
             * Format: uint
             * @description How many match from here to the end of the list; `None` when that is too far to look.
             */
            total: number | null;
        };
        /** @description A file, explained. */
        ExplainedConfiguration: {
            /** @description Whether an administrator wrote it by hand. */
            edited: boolean;
            file: string;
            /** @description When the file was made; absent in a preview. */
            generated_at: components["schemas"]["Timestamp"] | null;
            /** @description In the order in which the phone reads them. */
            lines: components["schemas"]["ExplainedLine"][];
            template: string;
            /**
             * Format: uint32
             * @description How often the template's content had changed.
             */
            template_version: number;
        };
        /** @description One line, explained. */
        ExplainedLine: {
            /** @description Whose doing that was. */
            actor: string | null;
            /** @description The file where it stands: the phone's own, or one that this includes. */
            file: string;
            /**
             * @description Whether the value is of the phones' hidden form, `{"<base64>"}`, which hides it from a
             *     glance and no more.
             */
            obfuscated: boolean;
            /** @description The template, model, region, user or phone of that scope; the name of an uploaded file. */
            owner: string | null;
            /** @description Absent where the line is no parameter: an include, a comment. */
            parameter: string | null;
            /** @description The placeholder whose value decided. */
            placeholder: string | null;
            /** @description The event that gave the value; absent where it is built in. */
            position: components["schemas"]["Position"] | null;
            /**
             * @description Who decided: `template`, `system`, `model`, `region`, `user`, `device`, `override:region`,
             *     `override:user`, `override:device`. A line of an uploaded file is of `template`.
             */
            scope: string;
            /** @description The template that the line's file was made from; absent in one that was uploaded. */
            template: string | null;
            /** Format: uint32 */
            template_version: number | null;
            text: string;
            /** @description The parameter's value; the file that is included. */
            value: string;
        };
        /**
         * @description How many devices have each value of a field: all that match the filter without regard to what it
         *     asks of that same field, so that the other values can be offered.
         */
        Facets: {
            /** @description Approved and pending; both are named. */
            approval: {
                [key: string]: number;
            };
            /** @description Per shown model. */
            model: {
                [key: string]: number;
            };
            /** @description Per region. */
            region: {
                [key: string]: number;
            };
            /** @description Per status; every status is named. */
            status: {
                [key: string]: number;
            };
            /** @description Per template. */
            template: {
                [key: string]: number;
            };
            /** @description Per firmware version. */
            version: {
                [key: string]: number;
            };
        };
        /** @description One field of a request that is not valid. */
        FieldError: {
            /**
             * @description The field, with dots for fields of fields: `region.name`. A query parameter has its name; of
             *     a document, `line 12`.
             */
            field: string;
            /** @description What is wrong with it, and what would be right. */
            message: string;
        };
        /** @description A file for phones was deleted, uploaded or generated. The subject is the file. */
        FileDeleted: Record<string, never>;
        /** @description A file that would change. */
        FileDifference: {
            /** @description A unified diff. */
            diff: string;
            file: string;
            /** @description The phone whose own file it is. */
            mac: components["schemas"]["Mac"] | null;
        };
        /** @description A client fetched a file. The subject is the phone, or the system where none is named. */
        FileFetched: {
            /** @description The address that asked. */
            address: string;
            /** @description Whether this fetch ended the phone's claim window. */
            claimed: boolean;
            /** @description The file, as a path of the phone listener. */
            file: string;
            /** @description What it held. */
            hash: components["schemas"]["ContentHash"];
            /**
             * Format: uint16
             * @description The HTTP status: 200, 206 or 304.
             */
            status: number;
        };
        FileName: string;
        /** @description A client was refused a file. The subject is the phone if it is known, otherwise the system. */
        FileRefused: {
            /** @description The address that asked. */
            address: string;
            /** @description What was asked for, cut to 200 characters. */
            file: string;
            /** @description The true reason. */
            reason: components["schemas"]["RefusalReason"];
            /**
             * Format: uint16
             * @description The HTTP status that was answered.
             */
            status: number;
        };
        /** @description An administrator uploaded a file for phones, or edited one. The subject is the file. */
        FileUploaded: {
            /** @description Its content. */
            hash: components["schemas"]["ContentHash"];
            /**
             * Format: uint64
             * @description Its length in bytes.
             */
            size_bytes: number;
        };
        /** @description An entry of the list, or a model without one. */
        Firmware: {
            description: string;
            /**
             * Format: uint
             * @description How many phones of the fleet are to load it.
             */
            devices: number;
            /** @description The name under which phones load it. */
            file_name: components["schemas"]["FileName"] | null;
            /** @description Whether all phones of the model of this name load it, unless told otherwise. */
            is_default: boolean;
            /** @description Whether there is no file. */
            missing: boolean;
            name: string;
            /**
             * Format: uint
             * @description How many of them report another version; `null` while its version is not known.
             */
            outdated_devices: number | null;
            /** @description SHA-256 of the file, to compare with what the vendor says. */
            sha256: components["schemas"]["ContentHash"] | null;
            /** Format: uint64 */
            size_bytes: number | null;
            uploaded_at: components["schemas"]["Timestamp"] | null;
            /** @description As it was typed, or read from the file; empty when not known. */
            version: string;
            /** @description What is odd about it: a version that names another model than the entry does. */
            warnings: string[];
        };
        /** @description An entry left the list, with its file. */
        FirmwareDeleted: Record<string, never>;
        /** @description A list as api.md has it. */
        FirmwareList: {
            items: components["schemas"]["Firmware"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description An entry of the list was made or described anew. The subject is the entry. */
        FirmwareSet: {
            /** @description What it is. */
            description: string;
            /** @description The version, as it was typed or read; empty when not known. */
            version: string;
        };
        /** @description An entry has this file from now on. */
        FirmwareUploaded: {
            /** @description The name under which phones load it. */
            file_name: components["schemas"]["FileName"];
            /** @description Its content. */
            hash: components["schemas"]["ContentHash"];
            /** @description SHA-256 of its content, which vendors publish. */
            sha256: components["schemas"]["ContentHash"];
            /**
             * Format: uint64
             * @description Its length in bytes.
             */
            size_bytes: number;
            /** @description The version that its header names; empty when it names none. */
            version: string;
        };
        /** @description What a phone gets that asks at its region's address and has no file of its own. */
        FirstContactTest: {
            /**
             * Format: uint16
             * @description The HTTP status.
             */
            status: number;
            /** @description The header of that name. */
            x_template_name: string | null;
        };
        /** @description What came of it. */
        Generated: {
            /**
             * Format: uint
             * @description Whose file is another one now: `config.drift` until they have fetched it.
             */
            changed: number;
            /** @description The first hundred of these. */
            failed: components["schemas"]["GenerationFailure"][];
            /**
             * Format: uint
             * @description For how many none could be made.
             */
            failures: number;
            /** @description Phones that were named and load another template. */
            left_out: components["schemas"]["Mac"][];
            /**
             * Format: uint
             * @description How many phones load the template.
             */
            phones: number;
            position: components["schemas"]["Position"];
            /** @description Files for several phones that are other ones now. */
            shared_files: components["schemas"]["FileName"][];
            template: string;
            /**
             * Format: uint
             * @description Whose file came out as it was.
             */
            unchanged: number;
            /** @description What is odd about the files: the first hundred. */
            warnings: components["schemas"]["GenerationWarning"][];
            /**
             * Format: uint
             * @description How much there is.
             */
            warnings_total: number;
        };
        /** @description What came of it, or would come of it. */
        GeneratedOrPreview: components["schemas"]["Generated"] | components["schemas"]["GenerationPreview"];
        /** @description A phone for which no file can be made. */
        GenerationFailure: {
            mac: components["schemas"]["Mac"];
            /** @description What is wrong, and what to do. */
            reason: string;
        };
        /** @description What would come of it. */
        GenerationPreview: {
            /**
             * Format: uint
             * @description How many files of phones would be other ones.
             */
            changed: number;
            /** @description The first hundred of these. */
            failed: components["schemas"]["GenerationFailure"][];
            /**
             * Format: uint
             * @description For how many none could be made.
             */
            failures: number;
            /** @description The first twenty of the phones' own files that would be other ones. */
            files: components["schemas"]["FileDifference"][];
            /** @description Phones that were named and load another template. */
            left_out: components["schemas"]["Mac"][];
            /**
             * Format: uint
             * @description How many phones load the template.
             */
            phones: number;
            /** @description Files for several phones that would be other ones. */
            shared_files: components["schemas"]["FileDifference"][];
            template: string;
            /**
             * Format: uint
             * @description How many would come out as they are.
             */
            unchanged: number;
            /** @description What is odd about the files: the first hundred. */
            warnings: components["schemas"]["GenerationWarning"][];
            /**
             * Format: uint
             * @description How much there is.
             */
            warnings_total: number;
        };
        /** @description Something odd about a file. */
        GenerationWarning: {
            file: string;
            /**
             * Format: uint
             * @description From 1; 0 where it is about no line.
             */
            line: number;
            /** @description The phone whose own file it is; `null`: phones share the file. */
            mac: components["schemas"]["Mac"] | null;
            message: string;
        };
        /** @description The file that all phones of a template include was made. The subject is the file. */
        GlobalFileGenerated: {
            /** @description Its content. */
            hash: components["schemas"]["ContentHash"];
            /**
             * Format: uint32
             * @description Its length in bytes.
             */
            size_bytes: number;
            /** @description The template that it was made from. */
            template: components["schemas"]["TemplateName"];
        };
        /** @description How many things there are of each outcome. */
        ImportCounts: {
            /** Format: uint */
            changed: number;
            /** Format: uint */
            created: number;
            /** Format: uint */
            refused: number;
            /** Format: uint */
            removed: number;
            /** Format: uint */
            skipped: number;
            /** Format: uint */
            unchanged: number;
        };
        /** @description What happens to one thing. */
        ImportOutcome: "created" | "changed" | "unchanged" | "removed" | "skipped" | "refused";
        /** @description What an import comes to, or came to. */
        ImportReport: {
            /** @description Whether it was done. */
            applied: boolean;
            changes: components["schemas"]["ImportedItem"][];
            counts: components["schemas"]["ImportCounts"];
        };
        /** @description One thing of the archive, or of what is here. */
        ImportedItem: {
            /** @description Why it is refused or skipped. */
            message?: string | null;
            /** @description The placeholder, template, model, parameter, setting or boot file. */
            name: string;
            outcome: components["schemas"]["ImportOutcome"];
            /**
             * @description `system`, `model/…`, `region/…`, `user/…`, `device/…`; of a row of the mapping the region or
             *     `*`; empty where there is one place only.
             */
            place: string;
            what: components["schemas"]["ConfigurationKind"];
        };
        /** @description A row and what happens to it. */
        ImportedUserRow: {
            errors: components["schemas"]["CellError"][];
            /** @description The login name. */
            name: string;
            outcome: components["schemas"]["UserRowOutcome"];
            /**
             * Format: uint32
             * @description From 1, which is the header.
             */
            row: number;
        };
        /** @description How it ended for one target of a job. */
        ItemOutcome: "done" | "failed" | "expired" | "cancelled";
        /** @description How it is about a target. */
        ItemState: "waiting" | "running" | "done" | "failed" | "expired" | "cancelled";
        /** @description A job. */
        Job: {
            action: components["schemas"]["JobAction"];
            /** @description Who started it. */
            actor: string;
            /** Format: uint32 */
            cancelled: number;
            /** @description How its targets were chosen, as JSON. */
            chosen_by: string;
            /**
             * Format: uint32
             * @description Of these, how many were seen to be done.
             */
            done: number;
            ended_at: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uint32
             * @description How many were not seen to be done in the life of a command.
             */
            expired: number;
            /** Format: uint32 */
            failed: number;
            id: components["schemas"]["JobId"];
            pace: components["schemas"]["JobPace"];
            /** @description Values of the action. */
            parameters: {
                [key: string]: string;
            };
            /** @description Why it stopped itself; otherwise empty. */
            reason: string;
            /**
             * Format: uint32
             * @description How many phones have been told and have not done it yet.
             */
            running: number;
            started_at: components["schemas"]["Timestamp"];
            state: components["schemas"]["JobState"];
            /**
             * Format: uint32
             * @description How many targets it has.
             */
            total: number;
            /**
             * Format: uint32
             * @description How many have not had their turn.
             */
            waiting: number;
            /**
             * @description Until when nothing goes on because all that wait are outside their regions' maintenance
             *     windows; otherwise null.
             */
            waiting_for_window_until: components["schemas"]["Timestamp"] | null;
        };
        /** @description What a job does to each of its targets. */
        JobAction: "restart" | "update_configuration" | "generate_configuration" | "update_firmware" | "send_message" | "set_region" | "set_language" | "set_model" | "set_vlan" | "reset_password" | "check_status" | "delete_devices" | "delete_users" | "approve_devices";
        /** @description No further target begins, and commands that wait are taken back. */
        JobCancelled: Record<string, never>;
        /** @description Nothing of the job goes on. */
        JobEnded: {
            /** @description How. */
            outcome: components["schemas"]["JobOutcome"];
            /** @description Why it stopped itself, in words; otherwise empty. */
            reason: string;
        };
        /**
         * Format: uint32
         * @description A job; also the slot of its key.
         */
        JobId: number;
        /** @description One target of a job. */
        JobItem: {
            /**
             * Format: uint32
             * @description Its place in the job's list, from 0.
             */
            item: number;
            /** @description The phone, where it is one. */
            mac: components["schemas"]["Mac"] | null;
            /** @description Why it failed; otherwise empty. */
            reason: string;
            state: components["schemas"]["ItemState"];
            /**
             * @description The user: the target, or the phone's; `user:` and a number where it is the target and has
             *     gone.
             */
            user: string | null;
        };
        /** @description A target's share of the job ended without a command. */
        JobItemEnded: {
            /**
             * Format: uint32
             * @description The target's place in the list, from 0.
             */
            item: number;
            /** @description How. */
            outcome: components["schemas"]["ItemOutcome"];
            /** @description Why it failed, in words; otherwise empty. */
            reason: string;
        };
        /** @description A list as api.md has it. */
        JobItemList: {
            items: components["schemas"]["JobItem"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description A command to a phone, queued just before, is a target's share of the job. */
        JobItemStarted: {
            /** @description The command. */
            command: components["schemas"]["Position"];
            /**
             * Format: uint32
             * @description The target's place in the list, from 0.
             */
            item: number;
            /** @description The phone. */
            mac: components["schemas"]["Mac"];
        };
        /** @description A list as api.md has it. */
        JobList: {
            items: components["schemas"]["Job"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description How a job ended. */
        JobOutcome: "done" | "failed" | "cancelled";
        /** @description How a job goes about it. */
        JobPace: {
            /**
             * Format: uint64
             * @description So long from the begin of one batch to that of the next, in milliseconds.
             */
            batch_delay_ms: number;
            /**
             * Format: uint32
             * @description So many targets at a time.
             */
            batch_size: number;
            /**
             * Format: uint32
             * @description Not before so many targets have ended.
             */
            failed_count_min: number;
            /**
             * Format: uint8
             * @description It stops itself when more than this share of what has ended has failed or expired, in
             *     percent; 100: never.
             */
            failed_percent_max: number;
            /** @description Whether a target has its turn only in a maintenance window of its region. */
            in_maintenance_window: boolean;
            /** @description When it begins; at once if that is over. */
            not_before: components["schemas"]["Timestamp"];
            /**
             * Format: uint32
             * @description The first so many targets must all be done before the others follow; 0: none must.
             */
            ring_size: number;
            /**
             * Format: uint64
             * @description How long the ring may take from when the last phone of it was given its command, or the job
             *     was resumed, in milliseconds.
             */
            ring_wait_ms: number;
        };
        /** @description New passwords of users. */
        JobPasswords: {
            items: components["schemas"]["UserPassword"][];
        };
        /** @description No further target begins until the job is resumed. */
        JobPaused: Record<string, never>;
        /** @description The job goes on. */
        JobResumed: Record<string, never>;
        /** @description The secrets among a job's results were shown, which happens once. */
        JobSecretsShown: Record<string, never>;
        /** @description A job was started. */
        JobStarted: {
            /** @description What it does. */
            action: components["schemas"]["JobAction"];
            /** @description What was known when they were chosen. */
            chosen_at: components["schemas"]["Position"];
            /** @description How they were chosen, as JSON; together with the position this says which were meant. */
            chosen_by: string;
            /** @description How it goes about it. */
            pace: components["schemas"]["JobPace"];
            /** @description Values of the action: name, value. */
            parameters: [
                string,
                string
            ][];
            /** @description The password that all users get, when they all get the same. */
            password: string | null;
            /** @description Its targets, one a line: a MAC address, or `user:<id>`. The file is stored by this hash. */
            targets: components["schemas"]["ContentHash"];
            /**
             * Format: uint32
             * @description How many.
             */
            total: number;
        };
        /** @description How far a job is. */
        JobState: "queued" | "running" | "paused" | "done" | "failed" | "cancelled";
        /**
         * Format: uint32
         * @description The place of a subject's sealing key in the keyring. Handed out once, never reused.
         */
        KeySlot: number;
        /** @description The directory that phones search (M91, M92). */
        LdapSettings: {
            active: boolean;
            area_code: string;
            base: string;
            call_lookup: boolean;
            country_code: string;
            display_name: string;
            /** @description The password itself is never shown. */
            has_password: boolean;
            /** Format: uint32 */
            max_hits: number | null;
            name_attributes: string;
            name_filter: string;
            number_attributes: string;
            number_filter: string;
            /** Format: uint32 */
            port: number | null;
            /**
             * Format: uint32
             * @description In seconds.
             */
            search_timeout: number | null;
            server: string;
            sort_result: boolean;
            /**
             * Format: uint
             * @description Phones that have not fetched what they would be given now.
             */
            stale_devices: number;
            user_name: string;
        };
        /** @description The process answers. */
        Live: {
            live: boolean;
        };
        /** @description Something happened on a phone that is no alarm ("General Local Event"). */
        LocalEventReported: {
            /** @description More. */
            additional_info_1: string;
            /** @description More still. */
            additional_info_2: string;
            /**
             * Format: uint32
             * @description The number of its type, as sent or of the catalogue.
             */
            alarm_type: number;
            /** @description What it says. */
            description: string;
            /** @description The catalogue's name, or the phone's where the catalogue has none. */
            name: string;
            /**
             * Format: uint32
             * @description The number of its probable cause, as sent or of the catalogue.
             */
            probable_cause: number;
            /** @description The address that it came from. */
            remote_host: string;
            /** @description The phone's own date for it, as written. */
            reported_date: string;
            /** @description How bad. */
            severity: components["schemas"]["Severity"];
            /** @description The phone's number for it. */
            unique_id: string;
        };
        /** @description A line of the program's own log. */
        LogLine: {
            fields: {
                [key: string]: string;
            };
            level: string;
            message: string;
            target: string;
            time: components["schemas"]["Timestamp"];
        };
        /** @description A list as api.md has it. */
        LogLineList: {
            items: components["schemas"]["LogLine"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        Mac: string;
        /** @description When jobs that keep to it may do something to a region's phones. */
        Maintenance: {
            /** @description The clocks that count: a time zone of the IANA database. */
            time_zone: components["schemas"]["TimeZoneName"];
            /** @description When it is allowed. */
            windows: components["schemas"]["MaintenanceWindow"][];
        };
        /** @description A span of time that begins on certain days. */
        MaintenanceWindow: {
            /** @description The days on which it begins. */
            days: components["schemas"]["Weekday"][];
            /** @description When it opens. */
            from: components["schemas"]["TimeOfDay"];
            /** @description When it closes: on the next day where this is not later than `from`. */
            to: components["schemas"]["TimeOfDay"];
        };
        /** @description A model, and what there is for it and of it. */
        Model: {
            /** @description Whether the server brings its templates along. */
            built_in: boolean;
            description: string;
            /**
             * Format: uint
             * @description How many phones of the fleet are of this model.
             */
            devices: number;
            name: string;
            /** @description What files of its phones are made from; `None`: nothing, until an administrator sets one. */
            templates: components["schemas"]["ModelTemplates"] | null;
        };
        /** @description A list as api.md has it. */
        ModelList: {
            items: components["schemas"]["Model"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        ModelName: string;
        /** @description The templates by kind of firmware. */
        ModelTemplates: {
            generic: string;
            lync: string;
        };
        /** @description A token that was just made. */
        NewToken: {
            /** @description The name of the account that made it. */
            account: string;
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["Position"];
            name: string;
            /** @description What it may do, and never more than its account. */
            role: components["schemas"]["Role"];
            /** @description What scripts send behind `Bearer`; shown this once. */
            token: string;
        };
        /** @description What a region does with a phone that nobody knows. */
        Onboarding: "approve" | "automatic";
        /** @description One phone: as in the list, and what else is set for it. */
        OneDevice: {
            /** @description Part of the fleet, or waiting. */
            approval: components["schemas"]["Approval"];
            /** @description Better-together-over-Ethernet pairing status. */
            btoe_pairing_status: string;
            /** @description Better-together-over-Ethernet version. */
            btoe_version: string;
            /** @description Its configuration file. */
            config: components["schemas"]["DeviceConfig"];
            /** @description The name set for the phone, else the owner's. */
            display_name: string;
            /** @description Reported fields that are not of the list: name, value. An object in JSON. */
            extra: {
                [key: string]: string;
            };
            firmware: string;
            /** @description The firmware that it says it runs. */
            firmware_version: string;
            /** @description The conference speaker's firmware. */
            hrs_speaker_firmware: string;
            /** @description The conference speaker's model. */
            hrs_speaker_model: string;
            /** @description The address that it says it has. */
            ip: string;
            /** @description The language set for it. */
            language: string;
            /** @description Where it stands. */
            location: string;
            /** @description Its identity. */
            mac: components["schemas"]["Mac"];
            /** @description The model set by an administrator, else the reported one, else the one at approval. */
            model: string;
            /** @description A name that administrators gave it. */
            nickname: string;
            /** @description The user's number. */
            phone_number: string;
            /** @description Its region. */
            region: string;
            /** @description When it was last heard; `None` before the first report. */
            report_time: components["schemas"]["Timestamp"] | null;
            /** @description The phone's own word for its status. */
            reported_status: string;
            /** @description The SIP proxy that it uses. */
            sip_proxy: string;
            /** @description Registered, not, or silent. */
            status: components["schemas"]["DeviceStatus"];
            /** @description The subnet that it says it is in. */
            subnet: string;
            /** @description The template set for it, else the one that its file was last made from. */
            template: string;
            /** @description The USB headset. */
            usb_headset_type: string;
            /** @description The signed-in user; empty when a Lync phone is signed out; the owner before any report. */
            user: string;
            /** @description The HTTP user agent that it names. */
            user_agent: string;
            /** @description The VLAN that it says it is in, else the one it is put in. */
            vlan_id: string;
            /** @description The VLAN mode set for it. */
            vlan_mode: string;
        };
        /** @description A template with its document. */
        OneTemplate: {
            /** @description Whether the server brings it along. */
            built_in: boolean;
            /** @description Whether another document was saved over the built-in one. */
            changed: boolean;
            description: string;
            /** @description The lines of the file for all its phones. */
            global: string;
            /** @description The file for all phones of the template. */
            global_file: string;
            /**
             * Format: uint
             * @description How many rows of the mapping name it.
             */
            mapped_rows: number;
            model: string;
            name: string;
            /**
             * Format: uint
             * @description How many phones it is set for, or had their file made from it.
             */
            phones: number;
            /** @description The event that saved it; `null`: it is as it is built in. */
            position: components["schemas"]["Position"] | null;
            /** @description The lines of each phone's own file. */
            private: string;
            saved_at: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uint
             * @description The document's length.
             */
            size_bytes: number;
            variant: components["schemas"]["TemplateVariant"];
            /**
             * Format: uint32
             * @description How often its document has changed; 0: it is as it was built in.
             */
            version: number;
            /** @description The document as it was saved. */
            xml: string;
        };
        /** @description A configuration key of one owner. */
        Override: {
            /** @description Whether only administrators see the value, because its name says that it opens something. */
            hidden: boolean;
            /**
             * @description Whether the value is of the phones' hidden form, `{"<base64>"}`, which hides it from a
             *     glance and no more.
             */
            obfuscated: boolean;
            /** @description The region, the user or the phone. */
            owner: string;
            parameter: components["schemas"]["ParameterName"];
            /** @description The event that set it. */
            position: components["schemas"]["Position"];
            scope: components["schemas"]["OverrideScope"];
            set_at: components["schemas"]["Timestamp"];
            /** @description `None` when it is hidden. */
            value: string | null;
            /** @description What is odd about it: parameters that nobody documents may still be right. */
            warnings: string[];
        };
        /** @description A configuration key is no longer added. */
        OverrideDeleted: {
            /** @description The region; empty for the other scopes. */
            owner: string;
            /** @description The parameter. */
            parameter: components["schemas"]["ParameterName"];
            /** @description For which phones. */
            scope: components["schemas"]["OverrideScope"];
        };
        /** @description A list as api.md has it. */
        OverrideList: {
            items: components["schemas"]["Override"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description Parameters that are overridden together. */
        OverridePreset: {
            description: string;
            fields: components["schemas"]["OverridePresetField"][];
            name: string;
            title: string;
        };
        /** @description What can be said of a preset. */
        OverridePresetField: {
            /** @description What it is when nothing is said; `None`: the parameter is not set then. */
            default: string | null;
            /** @description What a value must be. */
            expected: string;
            /** @description The section of the manuals that names the parameter; `None`: neither does. */
            manual: string | null;
            name: string;
            /** @description The parameter that it becomes. */
            parameter: string;
            title: string;
        };
        /** @description A list as api.md has it. */
        OverridePresetList: {
            items: components["schemas"]["OverridePreset"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description For which phones a configuration key is added after the template, from wide to narrow. */
        OverrideScope: "region" | "user" | "device";
        /**
         * @description A configuration key is added after the template. The subject is the phone or the user, or the
         *     system for a region.
         */
        OverrideSet: {
            /** @description The region; empty for the other scopes. */
            owner: string;
            /** @description The parameter. */
            parameter: components["schemas"]["ParameterName"];
            /** @description For which phones. */
            scope: components["schemas"]["OverrideScope"];
            /** @description Its value; may be empty. */
            value: components["schemas"]["ConfigValue"];
        };
        ParameterName: string;
        /** @description What a phone is told to do. */
        PhoneAction: "restart_graceful" | "restart_force" | "restart_scheduled" | "update_configuration" | "update_firmware" | "send_message" | "check_status";
        /** @description A phone became part of the fleet. The first event of a phone, and the first after a deletion. */
        PhoneApproved: {
            /** @description How. */
            how: components["schemas"]["Admission"];
            /** @description The slot of the phone's key. */
            key_slot: components["schemas"]["KeySlot"];
            /** @description Its model, as far as known. */
            model: components["schemas"]["ModelName"] | null;
            /** @description The user that it belongs to. */
            owner: components["schemas"]["UserId"] | null;
            /** @description The region that it belongs to. */
            region: components["schemas"]["RegionName"];
            /** @description Whether a restart is queued once its file is there. */
            restart_when_generated: boolean;
        };
        /** @description The phone moved to another user, or to none. */
        PhoneAssigned: {
            /** @description Its user from now on. */
            owner: components["schemas"]["UserId"] | null;
        };
        /**
         * @description An administrator changed what is set for the phone. Absent: unchanged; empty text: no longer
         *     set.
         */
        PhoneChanged: {
            /** @description The name on its display, against the user's. */
            display_name: string | null;
            /** @description The entry of the firmware list whose file it should run. */
            firmware: string | null;
            /** @description The language of its display. */
            language: string | null;
            /** @description The model, against what the phone reports. */
            model: string | null;
            /** @description A name for the phone. */
            nickname: string | null;
            /** @description The region. */
            region: components["schemas"]["RegionName"] | null;
            /** @description The template that its file is made from, against the mapping. */
            template: string | null;
            /** @description The VLAN that it is put in. */
            vlan_id: string | null;
            /** @description `Disabled`, `Automatic`, `Manual` and the like. */
            vlan_mode: string | null;
        };
        /** @description What a region accepts as a phone's credential beside a correct one (protocol.md 6). */
        PhoneCredentials: "verify" | "learn" | "open";
        /** @description The phone is no longer part of the fleet. */
        PhoneDeleted: Record<string, never>;
        /** @description Nothing was heard from the phone for longer than its region allows. */
        PhoneDisconnected: {
            /** @description When it was last heard. */
            last_report: components["schemas"]["Timestamp"];
        };
        /** @description A report that changed nothing but the time. */
        PhoneKeptAlive: Record<string, never>;
        /**
         * @description What a phone says of itself in a report (protocol.md 3), within the limits of the wire.
         *     Texts are empty when the phone did not say.
         */
        PhoneReported: {
            /** @description Better-together-over-Ethernet pairing status. */
            btoe_pairing_status: string;
            /** @description Better-together-over-Ethernet version. */
            btoe_version: string;
            /** @description Fields that are not of the list, kept as they came: name, value. */
            extra: [
                string,
                string
            ][];
            /** @description `UC_2.0.13.121`. */
            firmware_version: string;
            /** @description The conference speaker's firmware. */
            hrs_speaker_firmware: string;
            /** @description The conference speaker's model. */
            hrs_speaker_model: string;
            /** @description The address that the phone says it has. */
            ip: string;
            /** @description Where the phone stands. */
            location: string;
            /** @description `430HD`. */
            model: string;
            /** @description The address that the report came from. */
            peer_address: string;
            /** @description The user's number. */
            phone_number: string;
            /** @description The phone's own word for it. */
            reported_status: string;
            /** @description The SIP proxy that it uses. */
            sip_proxy: string;
            /** @description Registered or not, as a word of ours. */
            status: components["schemas"]["ReportedStatus"];
            /** @description The subnet that the phone says it is in. */
            subnet: string;
            /** @description The USB headset. */
            usb_headset_type: string;
            /** @description The HTTP user agent that it names in the report. */
            user_agent: string;
            /** @description `name@domain`. */
            user_id: string;
            /** @description The signed-in user. */
            user_name: string;
            /** @description The VLAN, as the phone writes it. */
            vlan_id: string;
        };
        /** @description What phones are told, and may fetch, and how fast actions go through them. */
        PhoneSettings: {
            /**
             * Format: uint32
             * @description From one phone to the next, in seconds.
             */
            action_delay_seconds: number;
            /** @description The address of the proxy that some phones come through; empty: none. */
            proxy_url: string;
            /** @description The address under which phones reach the server. */
            public_url: components["schemas"]["PublicUrl"];
            /**
             * Format: uint32
             * @description From one batch of restarts to the next, in seconds.
             */
            restart_batch_delay_seconds: number;
            /**
             * Format: uint32
             * @description So many phones restart at a time.
             */
            restart_batch_size: number;
            /** @description The endings of names that uploaded files may have. */
            upload_suffixes: string[];
        };
        /** @description A placeholder in one place. */
        Placeholder: {
            /**
             * @description What counts where nothing is set there: the value of the next wider scope that has one, at
             *     last the built-in one. `None`: there is none, or it is hidden.
             */
            default_value: string | null;
            description: string;
            /** @description Whether only administrators see the value, because its name says that it opens something. */
            hidden: boolean;
            /** @description Whether nothing is set there. */
            is_default: boolean;
            /** @description Whether the server itself knows it for each phone, or for all of them. */
            is_known: boolean;
            /** @description The phone's model. */
            model?: string | null;
            name: string;
            /**
             * @description Whether the value is of the phones' hidden form, `{"<base64>"}`, which hides it from a
             *     glance and no more.
             */
            obfuscated: boolean;
            /** @description The model, the region or the phone; `None` for the system. */
            owner: string | null;
            /** @description As templates write it: `%ITCS_Name%`. */
            placeholder: string;
            /** @description The event that set it. */
            position: components["schemas"]["Position"] | null;
            scope: components["schemas"]["PlaceholderScope"];
            set_at: components["schemas"]["Timestamp"] | null;
            /** @description The phone's user, also while nobody is signed in. */
            user?: string | null;
            /**
             * @description What counts there; `None` when it is hidden. An empty value is no value: what counts is the
             *     one of the next wider scope that has one, which is `default_value`.
             */
            value: string | null;
            /** @description What is odd about the value: one that the setting of this placeholder would not take. */
            warnings: string[];
        };
        /** @description A placeholder has no value in this scope any more. */
        PlaceholderDeleted: {
            /** @description The placeholder. */
            name: components["schemas"]["PlaceholderName"];
            /** @description The model or region; empty for the other scopes. */
            owner: string;
            /** @description For which phones. */
            scope: components["schemas"]["PlaceholderScope"];
        };
        /** @description A list as api.md has it. */
        PlaceholderList: {
            items: components["schemas"]["Placeholder"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        PlaceholderName: string;
        /** @description A value of a placeholder for one model. */
        PlaceholderOfModel: {
            /** @description Whether only administrators see it. */
            hidden: boolean;
            model: string;
            /** @description `null` for whoever may not see it. */
            value: string | null;
        };
        /** @description For which phones a placeholder has a value, from wide to narrow (M81). */
        PlaceholderScope: "system" | "model" | "region" | "device";
        /** @description A placeholder has this value. The subject is the phone, or the system for the wider scopes. */
        PlaceholderSet: {
            /** @description What it is for. */
            description: string;
            /** @description The placeholder. */
            name: components["schemas"]["PlaceholderName"];
            /** @description The model or region; empty for the other scopes. */
            owner: string;
            /** @description For which phones. */
            scope: components["schemas"]["PlaceholderScope"];
            /** @description Its value; may be empty. */
            value: components["schemas"]["ConfigValue"];
        };
        /**
         * Format: uint64
         * @description The place of an event in the log. The first is 1; dense; never changes. 0 is "before all".
         */
        Position: number;
        /** @description A problem's members in the answer (RFC 9457, 3.1), with our extensions. */
        Problem: {
            /** @description The stable word to tell errors by. */
            code: components["schemas"]["ProblemCode"];
            /** @description What was wrong this time, and what to do next. */
            detail: string;
            /** @description The fields that are not valid, when fields are at fault. */
            errors?: components["schemas"]["FieldError"][];
            /**
             * Format: uint16
             * @description The HTTP status.
             */
            status: number;
            /** @description What the code means, whatever the occasion. */
            title: string;
            /** @description `urn:rollcall:problem:` and the code. */
            type: string;
        };
        /** @enum {string} */
        ProblemCode: "malformed_json" | "malformed_body" | "invalid_request" | "not_signed_in" | "sign_in_refused" | "wrong_password" | "wrong_credential" | "wrong_setup_token" | "role_required" | "session_required" | "csrf" | "address_not_allowed" | "foreign_network" | "not_found" | "device_not_found" | "user_not_found" | "region_not_found" | "admin_not_found" | "token_not_found" | "alarm_not_found" | "configuration_not_generated" | "template_not_found" | "mapping_not_found" | "placeholder_not_found" | "override_not_found" | "file_not_found" | "firmware_not_found" | "job_not_found" | "too_many_jobs" | "targets_changed" | "secrets_shown" | "job_held" | "job_running" | "job_ended" | "invalid_template" | "invalid_archive" | "import_refused" | "import_incomplete" | "invalid_file" | "unknown_placeholders" | "placeholder_stays" | "template_exists" | "template_built_in" | "firmware_in_use" | "template_in_use" | "placeholder_exists" | "placeholder_in_use" | "firmware_exists" | "firmware_file_exists" | "firmware_file_taken" | "cannot_render" | "directory_failed" | "method_not_allowed" | "already_set_up" | "region_exists" | "region_in_use" | "user_exists" | "system_user_stays" | "user_without_region" | "device_named_twice" | "admin_exists" | "last_supervisor" | "too_many_tokens" | "too_many_commands" | "overtaken" | "idempotency_key_invalid" | "idempotency_key_reused" | "idempotency_key_spent" | "body_too_slow" | "body_too_large" | "unsupported_media_type" | "too_many_attempts" | "too_many_streams" | "internal" | "setup_required" | "position_not_reached" | "queue_full" | "read_only" | "not_ready" | "stopping" | "generation_not_finished" | "keyring_full";
        /** @description An address that is set elsewhere. */
        PublicUrl: {
            source: components["schemas"]["UrlSource"] | null;
            url: string | null;
        };
        /** @description Requests are taken; while `read_only`, those that only read, and phones' files. */
        Ready: {
            read_only: boolean;
            ready: boolean;
        };
        /** @description The true reason for which a file was refused; the client is never told. */
        RefusalReason: "not_found" | "bad_name" | "unknown_phone" | "not_generated" | "foreign_network" | "not_entitled" | "wrong_credential" | "no_template" | "unreadable";
        /** @description A region and what is in it. */
        Region: {
            /** Format: uint */
            devices: number;
            /**
             * Format: uint32
             * @description After how much silence a phone is disconnected.
             */
            disconnect_after_seconds: number;
            /** @description When jobs that keep to it may do something to its phones; null: always. */
            maintenance: components["schemas"]["Maintenance"] | null;
            name: components["schemas"]["RegionName"];
            /** @description Where its phones are: reports and fetches from elsewhere are refused. */
            networks: string[];
            /** @description What happens to a phone that nobody knows. */
            onboarding: components["schemas"]["Onboarding"];
            /** @description What counts as a phone's credential. */
            phone_credentials: components["schemas"]["PhoneCredentials"];
            /** @description Whether the server may open connections to the phones. */
            reachable: boolean;
            /** Format: uint */
            users: number;
        };
        /** @description A region's settings were changed; all of them are given. */
        RegionChanged: {
            /**
             * Format: uint32
             * @description After how much silence a phone is disconnected.
             */
            disconnect_after_seconds: number;
            /** @description Where its phones are: reports and fetches from elsewhere are refused. */
            networks: string[];
            /** @description What happens to a phone that nobody knows. */
            onboarding: components["schemas"]["Onboarding"];
            /** @description What counts as a phone's credential. */
            phone_credentials: components["schemas"]["PhoneCredentials"];
            /** @description Whether the server may open connections to the phones. */
            reachable: boolean;
        };
        /** @description A region was created. The subject is the region. */
        RegionCreated: {
            /**
             * Format: uint32
             * @description After how much silence a phone is disconnected.
             */
            disconnect_after_seconds: number;
            /** @description Where its phones are: reports and fetches from elsewhere are refused. */
            networks: string[];
            /** @description What happens to a phone that nobody knows. */
            onboarding: components["schemas"]["Onboarding"];
            /** @description What counts as a phone's credential. */
            phone_credentials: components["schemas"]["PhoneCredentials"];
            /** @description Whether the server may open connections to the phones. */
            reachable: boolean;
        };
        /** @description A region that nothing used was deleted. */
        RegionDeleted: Record<string, never>;
        /** @description A list as api.md has it. */
        RegionList: {
            items: components["schemas"]["Region"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description A region got other maintenance windows, or has none any more. */
        RegionMaintenanceChanged: {
            /** @description Its windows from now on; none: always allowed. */
            maintenance: components["schemas"]["Maintenance"] | null;
        };
        RegionName: string;
        /** @description What a phone last said of itself (protocol.md 3). The word itself is kept beside it. */
        ReportedStatus: "started" | "registered" | "unregistered" | "offline" | "other";
        /**
         * @description A request was answered: whoever sends it again gets this answer. It may tell of people whose
         *     keys are erased later, so the account's key alone does not open it: see
         *     [`crate::request::ContentKey`].
         */
        RequestAnswered: {
            /** @description The rest of the answer, as whoever answered wrote it. Not shown. */
            content: string;
            /** @description Digest of what was asked. Not shown. */
            fingerprint: string;
            /** @description Digest of the account and its key. */
            key: components["schemas"]["RequestDigest"];
            /** @description The position that the answer named. */
            position: components["schemas"]["Position"];
            /**
             * Format: uint16
             * @description The HTTP status.
             */
            status: number;
        };
        RequestDigest: string;
        /**
         * @description A command of a request was executed. Its own events stand directly before this one; it is there
         *     also when the command made none.
         */
        RequestExecuted: {
            /** @description Digest of what was asked, for telling another request under the same key. Not shown. */
            fingerprint: string;
            /** @description Digest of the account and its key. */
            key: components["schemas"]["RequestDigest"];
            /**
             * Format: uint32
             * @description Which command of the request, from 0.
             */
            part: number;
        };
        /** @description What an administrator's account may do. */
        Role: "monitor" | "operator" | "administrator" | "supervisor";
        /** @description A template that was saved a moment ago. */
        SavedView: {
            /** @description Whether the server brings it along. */
            built_in: boolean;
            /** @description Whether another document was saved over the built-in one. */
            changed: boolean;
            description: string;
            /** @description The file for all phones of the template. */
            global_file: string;
            /**
             * Format: uint
             * @description How many rows of the mapping name it.
             */
            mapped_rows: number;
            model: string;
            name: string;
            /**
             * Format: uint
             * @description How many phones it is set for, or had their file made from it.
             */
            phones: number;
            /** @description The event that saved it; `null`: it is as it is built in. */
            position: components["schemas"]["Position"] | null;
            saved_at: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uint
             * @description The document's length.
             */
            size_bytes: number;
            variant: components["schemas"]["TemplateVariant"];
            /**
             * Format: uint32
             * @description How often its document has changed; 0: it is as it was built in.
             */
            version: number;
            warnings: components["schemas"]["TemplateWarning"][];
        };
        /**
         * @description Somebody tried what nobody should. The subject is the phone concerned if it is known, otherwise
         *     the system.
         */
        SecurityEvent: {
            /** @description From where. */
            address: string;
            /** @description More about it, without secrets. */
            detail: string;
            /** @description What. */
            kind: components["schemas"]["SecurityKind"];
        };
        /** @description What a security event reports. */
        SecurityKind: "foreign_network" | "wrong_phone_credential" | "other_phones_credential" | "file_enumeration" | "wrong_setup_token" | "cross_site_request" | "role_refused" | "wrong_token" | "wrong_password" | "status_flood" | "credential_guessing" | "secrets_exported";
        /** @description A file that was sent, and what there is to say about it. */
        SentConfigFile: {
            /** @description What phones could not read: such a file is refused. */
            errors: components["schemas"]["FieldError"][];
            /** @description The file as it is now; `null` when it was only looked at. */
            file: components["schemas"]["ConfigFile"] | null;
            /** @description What is odd, and perhaps meant so. */
            warnings: components["schemas"]["FieldError"][];
        };
        /** @description Who is signed in, as the API shows it. */
        Session: {
            csrf_token: string;
            user: components["schemas"]["SignedIn"];
        };
        /** @description What a setting changes. */
        SettingEffect: {
            /** @description Whether templates for Lync have it, too. */
            lync_too: boolean;
            /** @description The placeholder that it is. */
            placeholder: string;
            /**
             * Format: uint
             * @description How many templates have it.
             */
            templates: number;
        };
        /** @description A setting has this value. The subject is the system. */
        SettingSet: {
            /** @description The group. */
            group: components["schemas"]["SettingsGroup"];
            /** @description The setting. */
            name: string;
            /** @description Its value; empty: the default. */
            value: components["schemas"]["ConfigValue"];
        };
        /** @description A group of settings that are neither a region's nor a placeholder's. */
        SettingsGroup: "phones";
        /** @description Whether setup is still to be done. */
        Setup: {
            completed_at: components["schemas"]["Timestamp"] | null;
            setup_required: boolean;
        };
        /** @description First-run setup was done. The subject is the system. */
        SetupCompleted: {
            /** @description The address at which phones reach the server. */
            public_url: string;
        };
        /** @description What setup has made. */
        SetupCompletion: {
            position: components["schemas"]["Position"];
            public_url: string;
            region: components["schemas"]["RegionName"];
            setup_required: boolean;
            user: components["schemas"]["SignedIn"];
        };
        /** @description How bad an alarm is. */
        Severity: "info" | "warning" | "minor" | "major" | "critical";
        /** @description How many alarms there are of each severity. */
        SeverityCounts: {
            /**
             * Format: uint
             * @description Critical.
             */
            critical: number;
            /**
             * Format: uint
             * @description Info.
             */
            info: number;
            /**
             * Format: uint
             * @description Major.
             */
            major: number;
            /**
             * Format: uint
             * @description Minor.
             */
            minor: number;
            /**
             * Format: uint
             * @description All.
             */
            total: number;
            /**
             * Format: uint
             * @description Warning.
             */
            warning: number;
        };
        /** @description A sign-in was refused. The subject is the system: the name may be anybody's. */
        SignInRefused: {
            /** @description From where. */
            address: string;
            /** @description The name that was given, cut to 100 characters. */
            name: string;
        };
        /** @description A signed-in account. */
        SignedIn: {
            name: string;
            role: components["schemas"]["Role"];
        };
        /** @description The job that was started. */
        StartedJob: {
            job: components["schemas"]["Job"];
        };
        /** @description Either. */
        StartedJobOrPreview: components["schemas"]["StartedJob"] | components["schemas"]["ActionPreview"];
        /** @description System settings (M88 to M90). */
        SystemSettings: {
            /** @description Counts with `primary_backup`. */
            backup: string;
            /** @description What each field changes. */
            effects: {
                [key: string]: components["schemas"]["SettingEffect"];
            };
            language: string;
            /** @description What to know before changing any of it. */
            note: string;
            ntp_server: string;
            primary: string;
            /** @description `none`, `primary_backup`, or what else its placeholder was set to. */
            redundant_mode: string;
            require_srtp: boolean;
            /**
             * Format: uint
             * @description Phones that have not fetched what they would be given now.
             */
            stale_devices: number;
            voice_mail_number: string;
        };
        /** @description A template. */
        Template: {
            /** @description Whether the server brings it along. */
            built_in: boolean;
            /** @description Whether another document was saved over the built-in one. */
            changed: boolean;
            description: string;
            /** @description The file for all phones of the template. */
            global_file: string;
            /**
             * Format: uint
             * @description How many rows of the mapping name it.
             */
            mapped_rows: number;
            model: string;
            name: string;
            /**
             * Format: uint
             * @description How many phones it is set for, or had their file made from it.
             */
            phones: number;
            /** @description The event that saved it; `null`: it is as it is built in. */
            position: components["schemas"]["Position"] | null;
            saved_at: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uint
             * @description The document's length.
             */
            size_bytes: number;
            variant: components["schemas"]["TemplateVariant"];
            /**
             * Format: uint32
             * @description How often its document has changed; 0: it is as it was built in.
             */
            version: number;
        };
        /** @description A document that could be saved. */
        TemplateCheck: {
            /** @description The private ones that saving it would make, with empty values. */
            new_private: string[];
            /** @description All placeholders of the document, in order of appearance. */
            placeholders: string[];
            /** @description Always true: what is not valid is refused. */
            valid: boolean;
            warnings: components["schemas"]["TemplateWarning"][];
        };
        /** @description A template that is not built in was deleted. */
        TemplateDeleted: Record<string, never>;
        /** @description A list as api.md has it. */
        TemplateList: {
            items: components["schemas"]["Template"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /**
         * @description Phones of a model in a region, or in every region without a row of its own, have their files
         *     made from this template. The subject is the template.
         */
        TemplateMapped: {
            /** @description The model. */
            model: components["schemas"]["ModelName"];
            /** @description The region; absent: every other one. */
            region: components["schemas"]["RegionName"] | null;
        };
        /** @description A row of the mapping. */
        TemplateMappingRow: {
            model: components["schemas"]["ModelName"];
            /** @description The event that says so. */
            position: components["schemas"]["Position"];
            /** @description `null`: every region without a row of its own. */
            region: components["schemas"]["RegionName"] | null;
            template: string;
            /** @description What is odd about it: a template of another model may still be meant. */
            warnings: string[];
        };
        /** @description A list as api.md has it. */
        TemplateMappingRowList: {
            items: components["schemas"]["TemplateMappingRow"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description What a phone would be given. */
        TemplateMappingTest: {
            first_contact: components["schemas"]["FirstContactTest"];
            /** @description The model that was named, or read from the User-Agent. */
            model: string | null;
            /** @description The same in words. */
            note: string;
            reason: components["schemas"]["TemplateReason"] | null;
            region: string | null;
            /** @description The template that counts; `null`: there is none. */
            template: string | null;
            variant: components["schemas"]["TemplateVariant"];
        };
        TemplateName: string;
        /**
         * @description In which part of a template something stands.
         * @enum {string}
         */
        TemplatePart: "global" | "private" | "both";
        /** @description A placeholder of a template, and who gives it a value. */
        TemplatePlaceholder: {
            /** @description Whether it exists without anybody defining it. */
            built_in: boolean;
            /** @description The built-in value; `null` where there is none. */
            default: string | null;
            description: string;
            /**
             * Format: uint
             * @description How many phones have a value of their own.
             */
            devices: number;
            /** @description Whether only administrators see its values, because its name says that it opens something. */
            hidden: boolean;
            /** @description Whether the server fills it in by itself, from what it knows of the phone. */
            known: boolean;
            /** @description The values set for models. */
            models: components["schemas"]["PlaceholderOfModel"][];
            name: string;
            part: components["schemas"]["TemplatePart"];
            /** @description As it is written in a template. */
            placeholder: string;
            /** @description Whether the template made it by naming it. */
            private: boolean;
            /**
             * Format: uint
             * @description How many regions have a value of their own.
             */
            regions: number;
            /** @description The value set for all phones; `null` where it is hidden or not there. */
            system: string | null;
            /** @description The value for all phones, else the built-in one; `null` where it is hidden or not there. */
            value: string | null;
        };
        /** @description A list as api.md has it. */
        TemplatePlaceholderList: {
            items: components["schemas"]["TemplatePlaceholder"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description Why a template counts. */
        TemplateReason: "set" | "mapping" | "model";
        /** @description A template has its built-in content again. */
        TemplateRestored: Record<string, never>;
        /** @description A template has this content from now on. The subject is the template. */
        TemplateSaved: {
            /** @description What it is, in a sentence. */
            description: string;
            /** @description Its document, in the blob store. */
            hash: components["schemas"]["ContentHash"];
            /** @description The model that it is for. */
            model: components["schemas"]["ModelName"];
            /** @description The placeholders in it, in order of appearance, without those that are built in. */
            placeholders: string[];
            /**
             * Format: uint32
             * @description The document's length in bytes.
             */
            size_bytes: number;
            /** @description The kind of firmware that it is for. */
            variant: components["schemas"]["TemplateVariant"];
        };
        /** @description A row of the mapping was removed. The subject is the template that it named. */
        TemplateUnmapped: {
            /** @description The model. */
            model: components["schemas"]["ModelName"];
            /** @description The region; absent: every other one. */
            region: components["schemas"]["RegionName"] | null;
        };
        /** @description Who has a template. */
        TemplateUsage: {
            /** @description Phones that it is set for, or had their file made from it. */
            items: components["schemas"]["Device"][];
            /** @description The rows of the mapping that name it. */
            mapping: components["schemas"]["TemplateMappingRow"][];
            /** @description How many of these phones are of each model. */
            models: {
                [key: string]: number;
            };
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** @description How many of these phones are in each region. */
            regions: {
                [key: string]: number;
            };
            /** Format: uint */
            total: number;
        };
        /** @description The kind of firmware that a template is for (M77). */
        TemplateVariant: "generic" | "lync";
        /** @description Something odd about a line of a document; the template can be used all the same. */
        TemplateWarning: {
            /**
             * Format: uint
             * @description From 1, in the document.
             */
            line: number;
            /** @description What is odd, and what would be right. */
            message: string;
        };
        TimeOfDay: string;
        TimeZoneName: string;
        /** @description Points at equal distances. */
        Timeline: {
            /** @description Where the first step begins. */
            from: components["schemas"]["Timestamp"];
            /** @description The oldest first; none for a time of which nothing is known, or which is to come. */
            items: components["schemas"]["TimelinePoint"][];
            position: components["schemas"]["Position"];
            /**
             * Format: int64
             * @description How far apart the points are.
             */
            step_seconds: number;
            /** @description Where the last step ends. */
            to: components["schemas"]["Timestamp"];
        };
        /** @description One step of a chart. */
        TimelinePoint: {
            /** @description Active alarms at its end. */
            alarms: components["schemas"]["SeverityCounts"];
            /**
             * Format: uint
             * @description Silent ones.
             */
            disconnected: number;
            /**
             * Format: uint
             * @description Not registered, or never heard.
             */
            non_registered: number;
            /**
             * Format: uint
             * @description Registered ones.
             */
            registered: number;
            /**
             * Format: uint64
             * @description Reports of the fleet's phones during it.
             */
            reports: number;
            /** @description When it begins. */
            time: components["schemas"]["Timestamp"];
            /**
             * Format: uint
             * @description Phones of the fleet at its end; now, if it has not ended.
             */
            total: number;
        };
        /** Format: date-time */
        Timestamp: string;
        /** @description A token. */
        Token: {
            /** @description The name of the account that made it. */
            account: string;
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["Position"];
            name: string;
            /** @description What it may do, and never more than its account. */
            role: components["schemas"]["Role"];
        };
        /**
         * @description An account made a token for scripts. The event's position is the token's id; the subject is the
         *     account.
         */
        TokenCreated: {
            /** @description From when on it is refused. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description BLAKE3 of the token, 64 hex digits. The token itself, 256 random bits, is never kept. */
            hash: string;
            /** @description What its account calls it. */
            name: string;
            /** @description What it may do, while its account may do as much. */
            role: components["schemas"]["Role"];
        };
        /** @description A list as api.md has it. */
        TokenList: {
            items: components["schemas"]["Token"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description A token was taken back. The subject is the account that it belonged to. */
        TokenRevoked: {
            /** @description The token: the position of the event that made it. */
            token: components["schemas"]["Position"];
        };
        /** @description A user who is a target. */
        TouchedUser: {
            /**
             * Format: uint
             * @description How many phones are the user's.
             */
            devices: number;
            display_name: string;
            name: string;
        };
        /** @description Where it is set. */
        UrlSource: "configuration" | "setup";
        /** @description A user as administrators see it: api.md's answer. It has no Debug: nothing may print. */
        User: {
            /**
             * Format: uint
             * @description How many phones the user has.
             */
            devices: number;
            /** @description The name to show. */
            display_name: string;
            /** @description The number, else the `name@domain`, of the user's phone that reported last; or empty. */
            line_uri: string;
            /** @description The login name. */
            name: string;
            /** @description The region. */
            region: components["schemas"]["RegionName"] | null;
            /**
             * Format: uint32
             * @description How many of them are registered.
             */
            registered_devices: number;
        };
        /** @description A user was changed. Absent: unchanged. */
        UserChanged: {
            /** @description The name to show. */
            display_name: string | null;
            /** @description The SIP password. */
            password: string | null;
            /** @description The region. */
            region: components["schemas"]["RegionName"] | null;
        };
        /** @description A user was created. The subject's number is the slot of the user's key. */
        UserCreated: {
            /** @description The name to show. */
            display_name: string;
            /** @description The login name; unique without regard to case. */
            name: string;
            /** @description The SIP password, and the phone's credential. */
            password: string | null;
            /** @description The user's region. */
            region: components["schemas"]["RegionName"] | null;
        };
        /** @description A user is gone. What belonged to the user is deleted or assigned to nobody by events before. */
        UserDeleted: Record<string, never>;
        /** @description A phone as its user's page shows it. */
        UserDevice: {
            display_name: string;
            firmware: string;
            language: string;
            mac: components["schemas"]["Mac"];
            model: string;
            vlan_id: string;
            vlan_mode: string;
        };
        /** @description A list as api.md has it. */
        UserDeviceList: {
            items: components["schemas"]["UserDevice"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /**
         * Format: uint32
         * @description A user; also the slot of the user's key. Names are personal, so the log holds this instead.
         */
        UserId: number;
        /** @description What an import comes to, or came to. */
        UserImportReport: {
            /** Format: uint */
            created: number;
            /** Format: uint */
            refused: number;
            /** @description All rows; of more than 10,000 those that are refused, the first 10,000 of them. */
            rows: components["schemas"]["ImportedUserRow"][];
            /**
             * Format: uint
             * @description How many rows are not among them.
             */
            rows_left_out: number;
            /** Format: uint */
            unchanged: number;
            /** Format: uint */
            updated: number;
        };
        /** @description A list as api.md has it. */
        UserList: {
            items: components["schemas"]["User"][];
            next_cursor: string | null;
            position: components["schemas"]["Position"];
            /** Format: uint */
            total: number;
        };
        /** @description A user's password. */
        UserPassword: {
            password: string;
            user: string;
        };
        /** @description A user has another login name. */
        UserRenamed: {
            /** @description Unique without regard to case. */
            name: string;
        };
        /** @description What happens to a row. */
        UserRowOutcome: "created" | "updated" | "unchanged" | "refused";
        /** @description A day of the week. */
        Weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description `true`: the request was made before under its `Idempotency-Key`, and this is its first answer. */
        "Idempotency-Replayed": "true";
        /** @description Where the new thing is. */
        Location: string;
        /** @description After how many seconds to try again, where time helps. */
        "Retry-After": number;
        /** @description The log position that the answer reflects. */
        "Rollcall-Position": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    docs: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that needs no other host. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "position_not_reached";
                    };
                };
            };
        };
    };
    docs_file: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /** @description A file that the page loads. */
                file: "swagger-ui.css" | "swagger-ui-bundle.js" | "start.js";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description `not_found`: There is nothing at this path. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "position_not_reached";
                    };
                };
            };
        };
    };
    openapi: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "position_not_reached";
                    };
                };
            };
        };
    };
    start_action: {
        parameters: {
            query?: {
                /** @description Whether nothing is started: the answer tells whom it would touch. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "update_configuration",
                 *       "options": {
                 *         "delay_seconds": 2
                 *       },
                 *       "targets": {
                 *         "filter": {
                 *           "region": [
                 *             "Oslo"
                 *           ]
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What is done. */
                    action: components["schemas"]["JobAction"];
                    /** @description How many targets these are, as a dry run said: if it is another number now, nothing is started. */
                    expected_count?: number | null;
                    /** @description What is set or shown, and how fast it goes. */
                    options?: {
                        /** @description restart, `scheduled`: when, as the phone is told. */
                        at?: string | null;
                        /** @description From one batch to the next. */
                        batch_delay_seconds?: number | null;
                        /** @description So many targets at a time. */
                        batch_size?: number | null;
                        /** @description From one target to the next, one at a time; 0: a hundred at once. Takes the place of batches, so it is not given with them. */
                        delay_seconds?: number | null;
                        /** @description update_firmware: the entry of the firmware list. */
                        firmware?: string | null;
                        /** @description Whether a target has its turn only while a maintenance window of its region is open; false unless given. Phones that the server cannot call are told in their next keep-alive: a window should last longer than the time between two. */
                        in_maintenance_window?: boolean | null;
                        /** @description set_language: the language. */
                        language?: string | null;
                        /**
                         * @description restart: when the phone does it; `graceful` unless given.
                         * @enum {unknown}
                         */
                        mode?: "graceful" | "force" | "scheduled" | null;
                        /** @description set_model: the model. */
                        model?: string | null;
                        /** @description set_region: the region. */
                        region?: string | null;
                        /** @description So many first, which must all be done. */
                        ring_size?: number | null;
                        /** @description How long these may take from when the last of them was told, or the job resumed; two keep-alive periods of phones and half an hour unless given. */
                        ring_wait_seconds?: number | null;
                        /** @description reset_password: the password of all; else one each. */
                        same?: string | null;
                        /** @description send_message: for how long; 30 unless given. */
                        seconds?: number | null;
                        /** @description Not before, RFC 3339. */
                        start_at?: string | null;
                        /** @description Not before so many have ended; 10 unless given. */
                        stop_after_failed_count?: number | null;
                        /** @description The job stops itself when more have failed or expired; 100 unless given: never. */
                        stop_after_failed_percent?: number | null;
                        /** @description send_message: what the display shows. */
                        text?: string | null;
                        /** @description generate_configuration: phones load the new file. */
                        then_update?: boolean | null;
                        /** @description set_vlan: the VLAN. */
                        vlan_id?: number | null;
                        /** @description set_vlan: `Disabled`, `Automatic`, `Manual`, … */
                        vlan_mode?: string | null;
                    } | null;
                    /** @description Whether named phones and users that are not there, or wait for approval, are left out; otherwise one of them refuses it all. */
                    skip_missing?: boolean | null;
                    /** @description To whom: one of the three. */
                    targets: {
                        /** @description Phones of the fleet, as the parameters of their list. */
                        filter?: {
                            approval?: unknown;
                            ip?: unknown;
                            mac?: unknown;
                            model?: unknown;
                            multiple_devices?: unknown;
                            phone_number?: unknown;
                            region?: unknown;
                            search?: unknown;
                            status?: unknown;
                            template?: unknown;
                            user?: unknown;
                            version?: unknown;
                        } | null;
                        /** @description These phones. */
                        macs?: string[] | null;
                        /** @description These users, or their phones. */
                        users?: string[] | null;
                    };
                };
            };
        };
        responses: {
            /** @description Whom it would touch. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedJobOrPreview"];
                };
            };
            /** @description The job. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedJobOrPreview"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "job_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `too_many_jobs`: Too many jobs have not ended. `targets_changed`: What it would touch has changed. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "too_many_jobs" | "targets_changed";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `device_not_found`: There is no such phone. `user_not_found`: There is no such user. `region_not_found`: There is no such region. `firmware_not_found`: There is no such firmware. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "device_not_found" | "user_not_found" | "region_not_found" | "firmware_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its name, unique in whatever case. */
                    name: string;
                    /**
                     * Format: password
                     * @description Not the account's name, nor one of the most common passwords; at most as many bytes as characters are given here.
                     */
                    password: string;
                    /** @description What it may do. */
                    role: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description The account. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `admin_not_found`: There is no such account. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "admin_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `admin_exists`: The account exists already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "admin_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
            /** @description `keyring_full`: The keyring is full. */
            507: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "keyring_full";
                    };
                };
            };
        };
    };
    show_account: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The account, in whatever case.
                 * @example olga
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `admin_not_found`: There is no such account. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "admin_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    delete_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The account, in whatever case.
                 * @example olga
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `admin_not_found`: There is no such account. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "admin_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `last_supervisor`: There would be no supervisor left. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "last_supervisor";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    change_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The account, in whatever case.
                 * @example olga
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Another password. */
                    password?: string | null;
                    /** @description What it may do from now on. */
                    role?: components["schemas"]["Role"] | null;
                };
            };
        };
        responses: {
            /** @description The account as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `admin_not_found`: There is no such account. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "admin_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `last_supervisor`: There would be no supervisor left. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "last_supervisor";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_alarm_events: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description How bad. */
                severity?: components["schemas"]["Severity"][];
                /** @description Names or titles of alarms. */
                name?: string[];
                /** @description The phones. */
                mac?: string[];
                /** @description The addresses that they came from. */
                ip?: (string | unknown | unknown)[];
                /** @description One of these regions. */
                region?: string[];
                /** @description Raised, or raised again, at this time or later. */
                since?: components["schemas"]["Timestamp"];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description A column, or `-column` for the greatest first. */
                sort?: "id" | "name" | "title" | "description" | "mac" | "source" | "severity" | "remote_host" | "region" | "last_action_time" | "received_time" | "-id" | "-name" | "-title" | "-description" | "-mac" | "-source" | "-severity" | "-remote_host" | "-region" | "-last_action_time" | "-received_time";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, the newest first. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_alarms: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description How bad. */
                severity?: components["schemas"]["Severity"][];
                /** @description Names or titles of alarms. */
                name?: string[];
                /** @description The phones. */
                mac?: string[];
                /** @description The addresses that they came from. */
                ip?: (string | unknown | unknown)[];
                /** @description One of these regions. */
                region?: string[];
                /** @description Raised, or raised again, at this time or later. */
                since?: components["schemas"]["Timestamp"];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description A column, or `-column` for the greatest first. */
                sort?: "id" | "name" | "title" | "description" | "mac" | "source" | "severity" | "remote_host" | "region" | "last_action_time" | "received_time" | "-id" | "-name" | "-title" | "-description" | "-mac" | "-source" | "-severity" | "-remote_host" | "-region" | "-last_action_time" | "-received_time";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alarms. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    clear_alarm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The alarm, as the list of alarms names it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is no longer active. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `alarm_not_found`: There is no such active alarm. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "alarm_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_config_files: {
        parameters: {
            query?: {
                /** @description A part of the name, without regard to case. */
                search?: string;
                /** @description One of these kinds. */
                kind?: components["schemas"]["ConfigFileKind"][];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description The order; by name unless given. */
                sort?: "name" | "size_bytes" | "modified_at" | "-name" | "-size_bytes" | "-modified_at";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of files. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigFileList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    delete_config_files: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "names": [
                 *         "directory.csv"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description All that there are.
                     * @enum {unknown}
                     */
                    all?: true | null;
                    /** @description How many all are: with another number nothing is deleted. */
                    expected_count?: number | null;
                    /** @description Of all, only those of this kind. */
                    kind?: components["schemas"]["ConfigFileKind"] | null;
                    /** @description Which files. */
                    names?: string[] | null;
                } & ({
                    all?: null;
                    expected_count?: null;
                    kind?: null;
                    names: unknown[];
                } | {
                    /** @constant */
                    all: true;
                    names?: null;
                });
            };
        };
        responses: {
            /** @description How many were deleted. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedConfigFiles"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `targets_changed`: What it would touch has changed. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "targets_changed";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `file_not_found`: There is no such file. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "file_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_config_file: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The file's name.
                 * @example directory.csv
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                    "text/plain": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `file_not_found`: There is no such file. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "file_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    put_config_file: {
        parameters: {
            query?: {
                /** @description Whether the file is only looked at: the answer tells what is wrong with it. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The file's name.
                 * @example directory.csv
                 */
                name: string;
            };
            cookie?: never;
        };
        /** @description The file. At most 16777216 bytes. */
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/vnd.ms-cab-compressed": unknown;
                "application/x-zip-compressed": unknown;
                "application/zip": unknown;
                "multipart/form-data": {
                    file: string;
                };
                /** @example voip/line/0/enabled=1 */
                "text/csv": string;
                /** @example voip/line/0/enabled=1 */
                "text/plain": string;
            };
        };
        responses: {
            /** @description It replaces the one that was there, or was only looked at. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentConfigFile"];
                };
            };
            /** @description It is new. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentConfigFile"];
                };
            };
            /** @description `malformed_body`: The body is not what its type says. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_body";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `invalid_file`: The file is not what it should be. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "invalid_file";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    delete_config_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The file's name.
                 * @example directory.csv
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `file_not_found`: There is no such file. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "file_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    dashboard: {
        parameters: {
            query?: {
                /** @description Only the phones of this region. */
                region?: string;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures of one position. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `region_not_found`: There is no such region. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "region_not_found";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_devices: {
        parameters: {
            query?: {
                /** @description What the server takes them to be. */
                status?: components["schemas"]["DeviceStatus"][];
                /** @description Part of the fleet, or waiting. */
                approval?: components["schemas"]["Approval"][];
                /** @description The shown user, without regard to case. */
                user?: string[];
                /** @description MAC addresses in any spelling, or first digits. */
                mac?: string[];
                /** @description The address that they report. */
                ip?: (string | unknown | unknown)[];
                /** @description The shown model. */
                model?: string[];
                /** @description The firmware version that they report. */
                version?: string[];
                /** @description One of these regions. */
                region?: string[];
                /** @description The shown template. */
                template?: string[];
                /** @description The number that they report. */
                phone_number?: string[];
                /** @description Only phones whose owner has more than one. */
                multiple_devices?: boolean;
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description A column, or `-column` for the greatest first. */
                sort?: "mac" | "ip" | "subnet" | "vlan_id" | "user" | "display_name" | "phone_number" | "nickname" | "status" | "reported_status" | "approval" | "model" | "firmware_version" | "region" | "template" | "location" | "sip_proxy" | "user_agent" | "btoe_pairing_status" | "btoe_version" | "usb_headset_type" | "hrs_speaker_model" | "hrs_speaker_firmware" | "language" | "vlan_mode" | "report_time" | "config.generated_at" | "config.fetched_at" | "config.drift" | "-mac" | "-ip" | "-subnet" | "-vlan_id" | "-user" | "-display_name" | "-phone_number" | "-nickname" | "-status" | "-reported_status" | "-approval" | "-model" | "-firmware_version" | "-region" | "-template" | "-location" | "-sip_proxy" | "-user_agent" | "-btoe_pairing_status" | "-btoe_version" | "-usb_headset_type" | "-hrs_speaker_model" | "-hrs_speaker_firmware" | "-language" | "-vlan_mode" | "-report_time" | "-config.generated_at" | "-config.fetched_at" | "-config.drift";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of phones. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    approve_devices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "macs": [
                 *         "00908f484cf2"
                 *       ],
                 *       "region": "Oslo",
                 *       "user_name": "bob"
                 *     }
                 */
                "application/json": {
                    /** @description The user's name to show. */
                    display_name?: string | null;
                    /** @description Phones that wait for approval, or that are of the fleet. */
                    macs: string[];
                    /** @description The user's SIP password. */
                    password?: string | null;
                    /** @description A region that exists. */
                    region: string;
                    /** @description Whose phones they are; the user is made when there is none of that name. */
                    user_name?: string | null;
                } | {
                    user_name: string;
                } | {
                    display_name?: null;
                    password?: null;
                };
            };
        };
        responses: {
            /** @description All are approved, and their files are there. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovedDevicesOrJob"];
                };
            };
            /** @description The job, with more than 100 phones. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovedDevicesOrJob"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `user_exists`: The user exists already. `too_many_commands`: Too many commands wait for the phone. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "user_exists" | "too_many_commands";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `device_not_found`: There is no such phone. `region_not_found`: There is no such region. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "device_not_found" | "region_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
            /** @description `generation_not_finished`: The files were not generated in time. */
            504: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "generation_not_finished";
                    };
                };
            };
            /** @description `keyring_full`: The keyring is full. */
            507: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "keyring_full";
                    };
                };
            };
        };
    };
    show_device: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone, its MAC address in any spelling.
                 * @example 00908f484cf0
                 */
                mac: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phone. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneDevice"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "device_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    delete_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The phone, its MAC address in any spelling.
                 * @example 00908f484cf0
                 */
                mac: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    change_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The phone, its MAC address in any spelling.
                 * @example 00908f484cf0
                 */
                mac: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The name to show on the phone. */
                    display_name?: string | null;
                    /** @description The entry of the firmware list whose file it is to load; a model's name: the model's. */
                    firmware?: string | "" | null;
                    /** @description Its language. */
                    language?: string | null;
                    /** @description Its model, where reports are wrong. */
                    model?: string | "" | null;
                    /** @description A name for administrators. */
                    nickname?: string | null;
                    /** @description A region that exists. */
                    region?: string | null;
                    /** @description The template of its file. */
                    template?: string | "" | null;
                    /** @description The same two in one. */
                    vlan?: {
                        /** @description The VLAN to put the phone in. */
                        id?: number | string | null;
                        /** @description How the phone finds its VLAN. */
                        mode?: string | null;
                    } | null;
                    /** @description The VLAN to put the phone in. */
                    vlan_id?: number | string | null;
                    /** @description How the phone finds its VLAN. */
                    vlan_mode?: string | null;
                };
            };
        };
        responses: {
            /** @description The phone as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneDevice"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `region_not_found`: There is no such region. `template_not_found`: There is no such template. `firmware_not_found`: There is no such firmware. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "region_not_found" | "template_not_found" | "firmware_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_configuration: {
        parameters: {
            query?: {
                /** @description The file as it would be generated now. */
                preview?: boolean;
                /** @description With its includes in their places. */
                effective?: boolean;
                /** @description Every line with who decided it; of included files, with `effective`. */
                explain?: boolean;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone, its MAC address in any spelling.
                 * @example 00908f484cf0
                 */
                mac: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, or its lines explained. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedConfiguration"];
                    "text/plain": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `device_not_found`: There is no such phone. `configuration_not_generated`: The phone has no generated configuration. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "device_not_found" | "configuration_not_generated";
                    };
                };
            };
            /** @description `cannot_render`: The phone's file cannot be made. */
            409: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cannot_render";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    show_history: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before. */
                cursor?: components["schemas"]["Position"];
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone, its MAC address in any spelling.
                 * @example 00908f484cf0
                 */
                mac: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of its events. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventItemList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "device_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    show_dhcp_template: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DhcpTemplate"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    show_boot_file: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description Which.
                 * @example direct
                 */
                file: components["schemas"]["BootFile"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `file_not_found`: There is no such file. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "file_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    save_boot_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Which.
                 * @example direct
                 */
                file: components["schemas"]["BootFile"];
            };
            cookie?: never;
        };
        /** @description The text. At most 65536 bytes. */
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    file: string;
                };
                /** @example provisioning/period/type=HOURLY */
                "text/plain": string;
            };
        };
        responses: {
            /** @description The boot file as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BootFileView"];
                };
            };
            /** @description `malformed_body`: The body is not what its type says. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_body";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `file_not_found`: There is no such file. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "file_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `invalid_file`: The file is not what it should be. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "invalid_file";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    regenerate_boot_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Which.
                 * @example direct
                 */
                file: components["schemas"]["BootFile"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The boot file as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BootFileView"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `file_not_found`: There is no such file. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "file_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    restore_boot_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Which.
                 * @example direct
                 */
                file: components["schemas"]["BootFile"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The boot file as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BootFileView"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `file_not_found`: There is no such file. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "file_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_events: {
        parameters: {
            query?: {
                /** @description Only events behind this position. */
                after?: components["schemas"]["Position"];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description From the oldest on, or from the newest. */
                sort?: "position" | "-position";
                /** @description Only events of these kinds. */
                kind?: ("PhoneApproved" | "PhoneReported" | "PhoneKeptAlive" | "PhoneDisconnected" | "PhoneAssigned" | "PhoneChanged" | "PhoneDeleted" | "FileFetched" | "FileRefused" | "AlarmRaised" | "AlarmRepeated" | "AlarmCleared" | "LocalEventReported" | "CommandQueued" | "CommandHandedOver" | "CommandDone" | "CommandExpired" | "CommandFailed" | "CommandCancelled" | "ConfigurationGenerated" | "GlobalFileGenerated" | "ConfigurationEdited" | "FileUploaded" | "FileDeleted" | "UserCreated" | "UserChanged" | "UserDeleted" | "UserRenamed" | "RegionCreated" | "RegionChanged" | "RegionDeleted" | "RegionMaintenanceChanged" | "AdminCreated" | "AdminPasswordSet" | "AdminSignedIn" | "AdminSignedOut" | "SignInRefused" | "AdminRoleSet" | "AdminDeleted" | "TokenCreated" | "TokenRevoked" | "SetupCompleted" | "SecurityEvent" | "RequestExecuted" | "RequestAnswered" | "TemplateSaved" | "TemplateRestored" | "TemplateDeleted" | "TemplateMapped" | "TemplateUnmapped" | "PlaceholderSet" | "PlaceholderDeleted" | "OverrideSet" | "OverrideDeleted" | "FirmwareSet" | "FirmwareUploaded" | "FirmwareDeleted" | "BootFileSaved" | "BootFileRestored" | "SettingSet" | "JobStarted" | "JobItemStarted" | "JobItemEnded" | "JobPaused" | "JobResumed" | "JobCancelled" | "JobEnded" | "JobSecretsShown")[];
                /** @description Only events about these: `system`, `phone:<mac>`, `user:<name>`, `region:<name>`, `admin:<name>`, `file:<name>`. */
                subject?: string[];
                /** @description Only events that these made happen: `admin:<name>` with its tokens, `token:<id>`, `phone`, `anonymous`, `command-line`, or a process of the server. */
                actor?: string[];
                /** @description At this time or later. */
                since?: components["schemas"]["Timestamp"];
                /** @description At this time or earlier. */
                until?: components["schemas"]["Timestamp"];
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    stream_events: {
        parameters: {
            query?: {
                /** @description Only events behind this position. */
                after?: components["schemas"]["Position"];
                /** @description Only events of these kinds. */
                kind?: ("PhoneApproved" | "PhoneReported" | "PhoneKeptAlive" | "PhoneDisconnected" | "PhoneAssigned" | "PhoneChanged" | "PhoneDeleted" | "FileFetched" | "FileRefused" | "AlarmRaised" | "AlarmRepeated" | "AlarmCleared" | "LocalEventReported" | "CommandQueued" | "CommandHandedOver" | "CommandDone" | "CommandExpired" | "CommandFailed" | "CommandCancelled" | "ConfigurationGenerated" | "GlobalFileGenerated" | "ConfigurationEdited" | "FileUploaded" | "FileDeleted" | "UserCreated" | "UserChanged" | "UserDeleted" | "UserRenamed" | "RegionCreated" | "RegionChanged" | "RegionDeleted" | "RegionMaintenanceChanged" | "AdminCreated" | "AdminPasswordSet" | "AdminSignedIn" | "AdminSignedOut" | "SignInRefused" | "AdminRoleSet" | "AdminDeleted" | "TokenCreated" | "TokenRevoked" | "SetupCompleted" | "SecurityEvent" | "RequestExecuted" | "RequestAnswered" | "TemplateSaved" | "TemplateRestored" | "TemplateDeleted" | "TemplateMapped" | "TemplateUnmapped" | "PlaceholderSet" | "PlaceholderDeleted" | "OverrideSet" | "OverrideDeleted" | "FirmwareSet" | "FirmwareUploaded" | "FirmwareDeleted" | "BootFileSaved" | "BootFileRestored" | "SettingSet" | "JobStarted" | "JobItemStarted" | "JobItemEnded" | "JobPaused" | "JobResumed" | "JobCancelled" | "JobEnded" | "JobSecretsShown")[];
                /** @description Only events about these: `system`, `phone:<mac>`, `user:<name>`, `region:<name>`, `admin:<name>`, `file:<name>`. */
                subject?: string[];
                /** @description Only events that these made happen: `admin:<name>` with its tokens, `token:<id>`, `phone`, `anonymous`, `command-line`, or a process of the server. */
                actor?: string[];
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: {
                /** @description The position of the last event that was seen; it counts rather than `after`. */
                "Last-Event-ID"?: components["schemas"]["Position"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events without end; comments in between keep it open. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached" | "stopping";
                    };
                };
            };
        };
    };
    export_alarms: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description How bad. */
                severity?: components["schemas"]["Severity"][];
                /** @description Names or titles of alarms. */
                name?: string[];
                /** @description The phones. */
                mac?: string[];
                /** @description The addresses that they came from. */
                ip?: (string | unknown | unknown)[];
                /** @description One of these regions. */
                region?: string[];
                /** @description Raised, or raised again, at this time or later. */
                since?: components["schemas"]["Timestamp"];
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV with a header (RFC 4180). */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached" | "stopping";
                    };
                };
            };
        };
    };
    export_configuration: {
        parameters: {
            query?: {
                /** @description Whether passwords, PINs and keys are in it: for supervisors. Otherwise the archive says which there are, and an import leaves them as they are. */
                secrets?: boolean;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `invalid_archive`: The archive is not what it should be. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "invalid_archive";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached" | "stopping";
                    };
                };
            };
        };
    };
    export_devices: {
        parameters: {
            query?: {
                /** @description What the server takes them to be. */
                status?: components["schemas"]["DeviceStatus"][];
                /** @description Part of the fleet, or waiting. */
                approval?: components["schemas"]["Approval"][];
                /** @description The shown user, without regard to case. */
                user?: string[];
                /** @description MAC addresses in any spelling, or first digits. */
                mac?: string[];
                /** @description The address that they report. */
                ip?: (string | unknown | unknown)[];
                /** @description The shown model. */
                model?: string[];
                /** @description The firmware version that they report. */
                version?: string[];
                /** @description One of these regions. */
                region?: string[];
                /** @description The shown template. */
                template?: string[];
                /** @description The number that they report. */
                phone_number?: string[];
                /** @description Only phones whose owner has more than one. */
                multiple_devices?: boolean;
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV with a header (RFC 4180). */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached" | "stopping";
                    };
                };
            };
        };
    };
    export_users: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description One of these regions. */
                region?: string[];
                /** @description Whether passwords are in it: for supervisors. Otherwise their cells are empty. */
                passwords?: boolean;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV with a header (RFC 4180). */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached" | "stopping";
                    };
                };
            };
        };
    };
    list_firmware: {
        parameters: {
            query?: {
                /** @description A part of the file's name or the entry's, without regard to case. */
                search?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description The order. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmwareList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_firmware: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "For Alan's floor",
                 *       "name": "Alan_FW"
                 *     }
                 */
                "application/json": {
                    /** @description What it is. */
                    description: string;
                    /** @description Its name, unique in whatever case; a model's name is that of its default firmware. */
                    name: string;
                    /** @description Its version; read from the file where that names one. */
                    version?: string | null;
                };
            };
        };
        responses: {
            /** @description The new entry. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firmware"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `firmware_exists`: The firmware exists already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "firmware_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_firmware: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The entry, in whatever case.
                 * @example 430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firmware"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `firmware_not_found`: There is no such firmware. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "firmware_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    delete_firmware: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The entry, in whatever case.
                 * @example 430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `firmware_not_found`: There is no such firmware. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "firmware_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `firmware_in_use`: The firmware is in use. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "firmware_in_use";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    change_firmware: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The entry, in whatever case.
                 * @example 430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is. */
                    description?: string | null;
                    /** @description Its version; `null` or empty: not known. */
                    version?: string | null;
                };
            };
        };
        responses: {
            /** @description The entry as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firmware"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `firmware_not_found`: There is no such firmware. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "firmware_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `firmware_exists`: The firmware exists already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "firmware_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    download_firmware: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The entry, in whatever case.
                 * @example 430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `firmware_not_found`: There is no such firmware. `file_not_found`: There is no such file. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "firmware_not_found" | "file_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    upload_firmware: {
        parameters: {
            query?: {
                /** @description The name under which phones load it; the entry's name and `.img` unless given. */
                file_name?: string;
                /** @description Whether a file that is there may be replaced by another. */
                replace?: boolean;
                /** @description What SHA-256 of the file must be, in hex digits. */
                sha256?: components["schemas"]["ContentHash"];
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The entry, in whatever case.
                 * @example 430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        /** @description The image. At most 536870912 bytes. */
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    file: string;
                };
            };
        };
        responses: {
            /** @description The entry with its file. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firmware"];
                };
            };
            /** @description `malformed_body`: The body is not what its type says. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_body";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `firmware_not_found`: There is no such firmware. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "firmware_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `firmware_file_exists`: The firmware has a file already. `firmware_file_taken`: Other firmware has a file of that name. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "firmware_file_exists" | "firmware_file_taken";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `invalid_file`: The file is not what it should be. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "invalid_file";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    import_configuration: {
        parameters: {
            query?: {
                /** @description Only says what it would come to. */
                dry_run?: boolean;
                /** @description Whether what is not in the archive goes, but for what the archive says it has left out. */
                replace?: boolean;
                /** @description Whether what belongs to a region, user or phone that is not here is passed over, rather than refused. */
                skip_missing?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The archive. At most 16777216 bytes. */
        requestBody: {
            content: {
                "application/zip": unknown;
                "multipart/form-data": {
                    file: string;
                };
            };
        };
        responses: {
            /** @description What it came to, or would come to. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description `malformed_body`: The body is not what its type says. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_body";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `overtaken`: The request is overtaken by newer events. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "overtaken";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `invalid_archive`: The archive is not what it should be. `import_refused`: Parts of the file cannot be imported. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "invalid_archive" | "import_refused";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    import_users: {
        parameters: {
            query?: {
                /** @description Only says what it would come to. */
                dry_run?: boolean;
                /** @description Whether the rows that can be imported are, where others cannot be. */
                partial?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The table: CSV in UTF-8, or a zip with one. At most 268435456 bytes unless the configuration says otherwise. */
        requestBody: {
            content: {
                "application/zip": unknown;
                "multipart/form-data": {
                    file: string;
                };
                /**
                 * @example Name,Region,Device 1 MAC Address,Device 1 IP Phone Model
                 *     erna,Oslo,00908f484cf8,430HD
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description What it came to, or would come to. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserImportReport"];
                };
            };
            /** @description `malformed_body`: The body is not what its type says. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_body";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `import_incomplete`: The file was imported in part. `overtaken`: The request is overtaken by newer events. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "import_incomplete" | "overtaken";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `invalid_archive`: The archive is not what it should be. `invalid_file`: The file is not what it should be. `import_refused`: Parts of the file cannot be imported. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "invalid_archive" | "invalid_file" | "import_refused";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
            /** @description `keyring_full`: The keyring is full. */
            507: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "keyring_full";
                    };
                };
            };
        };
    };
    user_table_template: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The columns, and a row that shows what they hold. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                /** @description In one of these states. */
                state?: components["schemas"]["JobState"][];
                /** @description Doing one of these. */
                action?: components["schemas"]["JobAction"][];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description `-id` unless given: the newest first. */
                sort?: "id" | "-id";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    show_job: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The job.
                 * @example 7
                 */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "job_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    cancel_job: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The job.
                 * @example 7
                 */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "job_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `job_ended`: The job has ended. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "job_ended";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_job_items: {
        parameters: {
            query?: {
                /** @description In one of these states. */
                state?: components["schemas"]["ItemState"][];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the job's list, or backwards. */
                sort?: "item" | "-item";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The job.
                 * @example 7
                 */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of targets. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobItemList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "job_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    show_job_passwords: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The job.
                 * @example 7
                 */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users and their passwords. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPasswords"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "job_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `job_running`: The job has not ended. `secrets_shown`: There are no passwords that were not shown. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "job_running" | "secrets_shown";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    pause_job: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The job.
                 * @example 7
                 */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "job_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `job_ended`: The job has ended. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "job_ended";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    export_job_results: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The job.
                 * @example 7
                 */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A row for each target. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "job_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `too_many_streams`: Too many streams are open. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_streams";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached" | "stopping";
                    };
                };
            };
        };
    };
    resume_job: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The job.
                 * @example 7
                 */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `job_not_found`: There is no such job, or it has ended. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "job_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `job_ended`: The job has ended. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "job_ended";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_records: {
        parameters: {
            query?: {
                /** @description Only records behind this position. */
                after?: components["schemas"]["Position"];
                /** @description How many bytes at most; a record that is longer comes alone. */
                limit?: number;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records; none behind the head. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    show_activity: {
        parameters: {
            query?: {
                /** @description How many lines at most: 100 when nobody says, and all of a file. */
                lines?: number;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, or the file. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeedList"];
                    "text/plain": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    show_server_log: {
        parameters: {
            query?: {
                /** @description Only lines of this level and more important ones, in whatever case; `debugging` and `verbose` are `debug` and `trace`. */
                level?: "error" | "warn" | "info" | "debug" | "trace" | "debugging" | "verbose";
                /** @description How many lines at most: 100 when nobody says, and all of a file. */
                lines?: number;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lines, or the file. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogLineList"];
                    "text/plain": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_models: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of models. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_override_presets: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of presets. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverridePresetList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_overrides: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the parameter, or backwards. */
                sort?: "parameter" | "-parameter";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description Whose they are.
                 * @example region
                 */
                scope: components["schemas"]["OverrideScope"];
                /**
                 * @description The region, the user or the phone.
                 * @example Oslo
                 */
                owner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of overrides. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "user_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    apply_override_preset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Whose they are.
                 * @example region
                 */
                scope: components["schemas"]["OverrideScope"];
                /**
                 * @description The region, the user or the phone.
                 * @example Oslo
                 */
                owner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    preset: "daylight_saving";
                    values?: {
                        /**
                         * @description Clocks change in summer
                         * @enum {unknown}
                         */
                        activate?: "Disable" | "Enable" | "" | null;
                        /** @description Day of the month of the change back */
                        end_day?: number | ("" | null);
                        /** @description Day of the week of the change back */
                        end_day_of_week?: string | null;
                        /** @description Hour of the change back */
                        end_hour?: number | ("" | null);
                        /** @description Month of the change back */
                        end_month?: number | ("" | null);
                        /** @description Week of the month of the change back */
                        end_week?: string | null;
                        /** @description Fixed dates, or days of the week */
                        mode?: string | null;
                        /** @description Minutes that clocks are put forward */
                        offset?: number | ("" | null);
                        /** @description Day of the month of the change to summer time */
                        start_day?: number | ("" | null);
                        /** @description Day of the week of the change to summer time */
                        start_day_of_week?: string | null;
                        /** @description Hour of the change to summer time */
                        start_hour?: number | ("" | null);
                        /** @description Month of the change to summer time */
                        start_month?: number | ("" | null);
                        /** @description Week of the month of the change to summer time */
                        start_week?: string | null;
                    } | null;
                } | {
                    /** @constant */
                    preset: "telnet";
                    values?: {
                        /**
                         * @description Telnet is on
                         * @enum {string|null}
                         */
                        enabled?: "0" | "1" | "" | null;
                    } | null;
                } | {
                    /** @constant */
                    preset: "pin_lock";
                    values?: {
                        /**
                         * @description Phones lock themselves
                         * @enum {string|null}
                         */
                        enabled?: "0" | "1" | "" | null;
                    } | null;
                } | {
                    /** @constant */
                    preset: "common_area_phone";
                    values?: {
                        /**
                         * @description It answers by itself when callers ask for it
                         * @enum {string|null}
                         */
                        auto_answer?: "0" | "1" | "" | null;
                        /** @description Name that its display shows, such as Lobby */
                        display_name?: string | null;
                        /**
                         * @description It refuses calls
                         * @enum {string|null}
                         */
                        do_not_disturb?: "0" | "1" | "" | null;
                        /**
                         * @description It locks itself
                         * @enum {string|null}
                         */
                        pin_lock?: "0" | "1" | "" | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description What is overridden now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedPreset"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "user_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_override: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description Whose they are.
                 * @example region
                 */
                scope: components["schemas"]["OverrideScope"];
                /**
                 * @description The region, the user or the phone.
                 * @example Oslo
                 */
                owner: string;
                /**
                 * @description The parameter, its slashes percent-encoded.
                 * @example management/telnet/enabled
                 */
                parameter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The override. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Override"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. `override_not_found`: The parameter is not overridden there. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "user_not_found" | "device_not_found" | "override_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    set_override: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Whose they are.
                 * @example region
                 */
                scope: components["schemas"]["OverrideScope"];
                /**
                 * @description The region, the user or the phone.
                 * @example Oslo
                 */
                owner: string;
                /**
                 * @description The parameter, its slashes percent-encoded.
                 * @example management/telnet/enabled
                 */
                parameter: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the parameter is; one that the parameter takes, where it is known. */
                    value: string;
                };
            };
        };
        responses: {
            /** @description The override as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Override"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. `override_not_found`: The parameter is not overridden there. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "user_not_found" | "device_not_found" | "override_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    delete_override: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Whose they are.
                 * @example region
                 */
                scope: components["schemas"]["OverrideScope"];
                /**
                 * @description The region, the user or the phone.
                 * @example Oslo
                 */
                owner: string;
                /**
                 * @description The parameter, its slashes percent-encoded.
                 * @example management/telnet/enabled
                 */
                parameter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the template says counts again. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. `override_not_found`: The parameter is not overridden there. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "user_not_found" | "device_not_found" | "override_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_system_placeholders: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of placeholders. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceholderList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_system_placeholder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is for. */
                    description?: string | null;
                    /** @description As `%ITCS_Name%`, or without what is around it. */
                    name: string;
                    /** @description What stands in its place. Empty is no value: the next wider scope's counts. */
                    value: string;
                };
            };
        };
        responses: {
            /** @description The placeholder. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placeholder"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `placeholder_exists`: The placeholder has a value there already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "placeholder_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_system_placeholder: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The placeholder; `%ITCS_Name%` is understood, too.
                 * @example SipDigitMap
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The placeholder. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placeholder"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    change_system_placeholder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The placeholder; `%ITCS_Name%` is understood, too.
                 * @example SipDigitMap
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is for. */
                    description?: string | null;
                    /** @description Another name. */
                    name?: string | null;
                    /** @description Another region that exists; of a region's placeholder alone. */
                    region?: string | null;
                    /** @description What stands in its place. Empty is no value: the next wider scope's counts. */
                    value?: string | null;
                };
            };
        };
        responses: {
            /** @description The placeholder as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placeholder"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `placeholder_exists`: The placeholder has a value there already. `placeholder_in_use`: Templates name the placeholder. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "placeholder_exists" | "placeholder_in_use";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `placeholder_stays`: The placeholder has no region. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "placeholder_stays";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    delete_system_placeholder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The placeholder; `%ITCS_Name%` is understood, too.
                 * @example SipDigitMap
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not set any more. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `placeholder_in_use`: Templates name the placeholder. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "placeholder_in_use";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_placeholders: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description Whose they are.
                 * @example model
                 */
                scope: "model" | "region" | "device";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of placeholders. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceholderList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_owned_placeholders: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description Whose they are.
                 * @example model
                 */
                scope: "model" | "region" | "device";
                /**
                 * @description The model, the region or the phone.
                 * @example 430HD
                 */
                owner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of placeholders. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceholderList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "device_not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_placeholder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Whose they are.
                 * @example model
                 */
                scope: "model" | "region" | "device";
                /**
                 * @description The model, the region or the phone.
                 * @example 430HD
                 */
                owner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is for. */
                    description?: string | null;
                    /** @description As `%ITCS_Name%`, or without what is around it. */
                    name: string;
                    /** @description What stands in its place. Empty is no value: the next wider scope's counts. */
                    value: string;
                };
            };
        };
        responses: {
            /** @description The placeholder. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placeholder"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "device_not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `placeholder_exists`: The placeholder has a value there already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "placeholder_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    copy_placeholders: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Whose they are.
                 * @example model
                 */
                scope: "model" | "region" | "device";
                /**
                 * @description The model, the region or the phone.
                 * @example 430HD
                 */
                owner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Another owner of the same scope: a model, a region, a phone. */
                    from: string;
                };
            };
        };
        responses: {
            /** @description How many were copied. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopiedPlaceholders"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. `not_found`: There is nothing at this path. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "region_not_found" | "device_not_found" | "not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_placeholder: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description Whose they are.
                 * @example model
                 */
                scope: "model" | "region" | "device";
                /**
                 * @description The model, the region or the phone.
                 * @example 430HD
                 */
                owner: string;
                /**
                 * @description The placeholder; `%ITCS_Name%` is understood, too.
                 * @example SipDigitMap
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The placeholder. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placeholder"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "device_not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    change_placeholder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Whose they are.
                 * @example model
                 */
                scope: "model" | "region" | "device";
                /**
                 * @description The model, the region or the phone.
                 * @example 430HD
                 */
                owner: string;
                /**
                 * @description The placeholder; `%ITCS_Name%` is understood, too.
                 * @example SipDigitMap
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is for. */
                    description?: string | null;
                    /** @description Another name. */
                    name?: string | null;
                    /** @description Another region that exists; of a region's placeholder alone. */
                    region?: string | null;
                    /** @description What stands in its place. Empty is no value: the next wider scope's counts. */
                    value?: string | null;
                };
            };
        };
        responses: {
            /** @description The placeholder as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placeholder"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "device_not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `placeholder_exists`: The placeholder has a value there already. `placeholder_in_use`: Templates name the placeholder. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "placeholder_exists" | "placeholder_in_use";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `placeholder_stays`: The placeholder has no region. `region_not_found`: There is no such region. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "placeholder_stays" | "region_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    delete_placeholder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Whose they are.
                 * @example model
                 */
                scope: "model" | "region" | "device";
                /**
                 * @description The model, the region or the phone.
                 * @example 430HD
                 */
                owner: string;
                /**
                 * @description The placeholder; `%ITCS_Name%` is understood, too.
                 * @example SipDigitMap
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not set there any more. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. `placeholder_not_found`: The placeholder has no value there. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found" | "device_not_found" | "placeholder_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `placeholder_in_use`: Templates name the placeholder. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "placeholder_in_use";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_regions: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of regions. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description After how much silence a phone is disconnected; 7500 in a new region. */
                    disconnect_after_seconds?: number | null;
                    /** @description When jobs with the option `in_maintenance_window` may do something to the region's phones; null: always, as in a new region. */
                    maintenance?: {
                        /**
                         * @description The clocks that count: a time zone of the IANA database, in whatever case.
                         * @example Europe/Oslo
                         */
                        time_zone: string;
                        /** @description When it is allowed. */
                        windows: {
                            /** @description The days on which it begins. */
                            days: components["schemas"]["Weekday"][];
                            /** @description When it opens. */
                            from: components["schemas"]["TimeOfDay"];
                            /** @description When it closes: on the next day where this is not later than `from`. */
                            to: components["schemas"]["TimeOfDay"];
                        }[];
                    } | null;
                    /** @description The region's name; it keeps it for ever. */
                    name: string;
                    /** @description Where its phones are; reports and fetches from elsewhere are refused. All private networks when a new region names none. */
                    networks?: (string | unknown | unknown)[] | null;
                    /** @description What happens to a phone that nobody knows; `approve` in a new region. */
                    onboarding?: components["schemas"]["Onboarding"] | null;
                    /** @description What counts as a phone's credential; `verify` in a new region. */
                    phone_credentials?: components["schemas"]["PhoneCredentials"] | null;
                    /** @description Whether the server may open connections to the phones; false in a new region. */
                    reachable?: boolean | null;
                };
            };
        };
        responses: {
            /** @description The region. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `region_not_found`: There is no such region. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "region_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `region_exists`: The region exists already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "region_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_region: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The region.
                 * @example Oslo
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The region. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    delete_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The region.
                 * @example Oslo
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `region_in_use`: The region is in use. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "region_in_use";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    change_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The region.
                 * @example Oslo
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description After how much silence a phone is disconnected; 7500 in a new region. */
                    disconnect_after_seconds?: number | null;
                    /** @description When jobs with the option `in_maintenance_window` may do something to the region's phones; null: always, as in a new region. */
                    maintenance?: {
                        /**
                         * @description The clocks that count: a time zone of the IANA database, in whatever case.
                         * @example Europe/Oslo
                         */
                        time_zone: string;
                        /** @description When it is allowed. */
                        windows: {
                            /** @description The days on which it begins. */
                            days: components["schemas"]["Weekday"][];
                            /** @description When it opens. */
                            from: components["schemas"]["TimeOfDay"];
                            /** @description When it closes: on the next day where this is not later than `from`. */
                            to: components["schemas"]["TimeOfDay"];
                        }[];
                    } | null;
                    /** @description Where its phones are; reports and fetches from elsewhere are refused. All private networks when a new region names none. */
                    networks?: (string | unknown | unknown)[] | null;
                    /** @description What happens to a phone that nobody knows; `approve` in a new region. */
                    onboarding?: components["schemas"]["Onboarding"] | null;
                    /** @description What counts as a phone's credential; `verify` in a new region. */
                    phone_credentials?: components["schemas"]["PhoneCredentials"] | null;
                    /** @description Whether the server may open connections to the phones; false in a new region. */
                    reachable?: boolean | null;
                };
            };
        };
        responses: {
            /** @description The region as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `region_not_found`: There is no such region. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "region_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_session: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account, and the token that its requests send. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: password
                     * @description Its password.
                     */
                    password: string;
                    /** @description The account, in whatever case. */
                    username: string;
                };
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `sign_in_refused`: The name or the password is wrong. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_refused";
                    };
                };
            };
            /** @description `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "csrf";
                    };
                };
            };
            /** @description `admin_not_found`: There is no such account. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "admin_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts have failed. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_attempts";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out; the cookie is taken back. */
            204: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `session_required`: A token cannot do this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session_required" | "csrf";
                    };
                };
            };
            /** @description `admin_not_found`: There is no such account. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "admin_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    change_own_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: password
                     * @description The password as it is now.
                     */
                    current_password: string;
                    /**
                     * Format: password
                     * @description Not the account's name, nor one of the most common passwords; at most as many bytes as characters are given here.
                     */
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description The password is another one. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `session_required`: A token cannot do this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session_required" | "csrf";
                    };
                };
            };
            /** @description `admin_not_found`: There is no such account. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "admin_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `overtaken`: The request is overtaken by newer events. */
            409: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "overtaken";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `wrong_password`: The current password is wrong. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "wrong_password";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts have failed. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_attempts";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_ldap_settings: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, without the password. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LdapSettings"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    change_ldap_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `%ITCS_LDAP_Enabled%` */
                    active?: boolean | null;
                    /** @description `%ITCS_LDAP_AreaCode%` */
                    area_code?: string | null;
                    /** @description `%ITCS_LDAP_Base%` */
                    base?: string | null;
                    /** @description `%ITCS_LDAP_CallLookup%` */
                    call_lookup?: boolean | null;
                    /** @description `%ITCS_LDAP_CountryCode%` */
                    country_code?: string | null;
                    /** @description `%ITCS_LDAP_DisplayName%` */
                    display_name?: string | null;
                    /** @description `%ITCS_LDAP_MaxHits%` */
                    max_hits?: number | ("" | null);
                    /** @description `%ITCS_LDAP_NameAttributes%` */
                    name_attributes?: string | null;
                    /** @description `%ITCS_LDAP_NameFilter%` */
                    name_filter?: string | null;
                    /** @description `%ITCS_LDAP_NumberAttributes%` */
                    number_attributes?: string | null;
                    /** @description `%ITCS_LDAP_NumberFilter%` */
                    number_filter?: string | null;
                    /** @description `%ITCS_LDAP_Password%` */
                    password?: string | null;
                    /** @description `%ITCS_LDAP_Port%` */
                    port?: number | ("" | null);
                    /** @description `%ITCS_LDAP_SearchTimeout%` */
                    search_timeout?: number | ("" | null);
                    /** @description `%ITCS_LDAP_Server%` */
                    server?: string | null;
                    /** @description `%ITCS_LDAP_SortResult%` */
                    sort_result?: boolean | null;
                    /** @description `%ITCS_LDAP_UserName%` */
                    user_name?: string | null;
                };
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LdapSettings"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    try_directory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The beginning of a name, as somebody types it at a phone. */
                    name?: string | null;
                    /** @description A number that calls, or that somebody types. */
                    number?: string | null;
                    /** @description Settings to try instead of those that are kept. */
                    settings?: {
                        /** @description `%ITCS_LDAP_Enabled%` */
                        active?: boolean | null;
                        /** @description `%ITCS_LDAP_AreaCode%` */
                        area_code?: string | null;
                        /** @description `%ITCS_LDAP_Base%` */
                        base?: string | null;
                        /** @description `%ITCS_LDAP_CallLookup%` */
                        call_lookup?: boolean | null;
                        /** @description `%ITCS_LDAP_CountryCode%` */
                        country_code?: string | null;
                        /** @description `%ITCS_LDAP_DisplayName%` */
                        display_name?: string | null;
                        /** @description `%ITCS_LDAP_MaxHits%` */
                        max_hits?: number | ("" | null);
                        /** @description `%ITCS_LDAP_NameAttributes%` */
                        name_attributes?: string | null;
                        /** @description `%ITCS_LDAP_NameFilter%` */
                        name_filter?: string | null;
                        /** @description `%ITCS_LDAP_NumberAttributes%` */
                        number_attributes?: string | null;
                        /** @description `%ITCS_LDAP_NumberFilter%` */
                        number_filter?: string | null;
                        /** @description `%ITCS_LDAP_Password%` */
                        password?: string | null;
                        /** @description `%ITCS_LDAP_Port%` */
                        port?: number | ("" | null);
                        /** @description `%ITCS_LDAP_SearchTimeout%` */
                        search_timeout?: number | ("" | null);
                        /** @description `%ITCS_LDAP_Server%` */
                        server?: string | null;
                        /** @description `%ITCS_LDAP_SortResult%` */
                        sort_result?: boolean | null;
                        /** @description `%ITCS_LDAP_UserName%` */
                        user_name?: string | null;
                    } | null;
                } & ({
                    name: string;
                    number?: null;
                } | {
                    name?: null;
                    number: string;
                });
            };
        };
        responses: {
            /** @description What a phone would show. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryReport"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `directory_failed`: The directory did not answer as it should. */
            502: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "directory_failed";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_phone_settings: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneSettings"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    change_phone_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From one phone to the next where an action does not say, in seconds; 2 unless set. */
                    action_delay_seconds?: number | ("" | null);
                    /** @description The address of the proxy that some phones come through. */
                    proxy_url?: string | ("" | null);
                    /** @description From one batch to the next where a restart does not say, in seconds; 120 unless set. */
                    restart_batch_delay_seconds?: number | ("" | null);
                    /** @description So many phones restart at a time where a restart does not say; 5 unless set. */
                    restart_batch_size?: number | ("" | null);
                    /** @description The endings of names that uploaded files may have, without full stop. */
                    upload_suffixes?: string[] | null;
                };
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneSettings"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_system_settings: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, and what each changes. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemSettings"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    change_system_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `%ITCS_Redundant_outbound_proxy%` */
                    backup?: string | null;
                    /**
                     * @description `%ITCS_Language%`
                     * @enum {unknown}
                     */
                    language?: "English" | "French" | "German" | "Hebrew" | "Italian" | "Polish" | "Portuguese" | "Russian" | "Spanish" | "Ukraine" | "Czech" | "" | null;
                    /** @description `%ITCS_Primary_NTP%` */
                    ntp_server?: string | null;
                    /** @description `%ITCS_Outbound_proxy%` */
                    primary?: string | null;
                    /**
                     * @description `%ITCS_Redundant_outbound_proxy_enable%`
                     * @enum {unknown}
                     */
                    redundant_mode?: "none" | "primary_backup" | "" | null;
                    /** @description `%ITCS_SRTP%` */
                    require_srtp?: boolean | null;
                    /** @description `%ITCS_MwiVmNumber%` */
                    voice_mail_number?: string | null;
                } | {
                    /** @constant */
                    redundant_mode: "primary_backup";
                } | {
                    /** @enum {unknown} */
                    backup?: "" | null;
                };
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemSettings"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_setup: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it is. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "position_not_reached";
                    };
                };
            };
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: password
                     * @description Not the account's name, nor one of the most common passwords; at most as many bytes as characters are given here.
                     */
                    password: string;
                    /** @description The address under which phones reach the phone listener. */
                    public_url: string;
                    /** @description The first region. */
                    region: {
                        /** @description After how much silence a phone is disconnected; 7500 in a new region. */
                        disconnect_after_seconds?: number | null;
                        /** @description The region's name; it keeps it for ever. */
                        name: string;
                        /** @description Where its phones are; reports and fetches from elsewhere are refused. All private networks when a new region names none. */
                        networks?: (string | unknown | unknown)[] | null;
                        /** @description What happens to a phone that nobody knows; `approve` in a new region. */
                        onboarding?: components["schemas"]["Onboarding"] | null;
                        /** @description What counts as a phone's credential; `verify` in a new region. */
                        phone_credentials?: components["schemas"]["PhoneCredentials"] | null;
                        /** @description Whether the server may open connections to the phones; false in a new region. */
                        reachable?: boolean | null;
                    };
                    /** @description As whom phones sign in that have no user of their own. */
                    system_user?: {
                        /** @description The user's password. */
                        password: string;
                    } | null;
                    /**
                     * Format: password
                     * @description The one-time token that the server printed.
                     */
                    token: string;
                    /** @description The first account; it is a supervisor. */
                    username: string;
                };
            };
        };
        responses: {
            /** @description The server is set up: sign in. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupCompletion"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `csrf`: The request may come from another site. `wrong_setup_token`: The setup token is wrong. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "csrf" | "wrong_setup_token";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `already_set_up`: The server has been set up already. `admin_exists`: The account exists already. */
            409: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already_set_up" | "admin_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts have failed. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_attempts";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "queue_full" | "read_only" | "stopping";
                    };
                };
            };
            /** @description `keyring_full`: The keyring is full. */
            507: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "keyring_full";
                    };
                };
            };
        };
    };
    list_template_mapping: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the model, or backwards. */
                sort?: "model" | "-model";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateMappingRowList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    map_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "model": "430HD",
                 *       "region": "Oslo",
                 *       "template": "AudioCodes_430HD"
                 *     }
                 */
                "application/json": {
                    /** @description The model, in whatever case. */
                    model: string;
                    /** @description A region that exists; every other one when nobody says. */
                    region?: string | null;
                    /** @description A template that exists. */
                    template: string;
                };
            };
        };
        responses: {
            /** @description The row, which was there and names this template now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateMappingRow"];
                };
            };
            /** @description The new row. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateMappingRow"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `mapping_not_found`: The mapping has no such row. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mapping_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `template_not_found`: There is no such template. `region_not_found`: There is no such region. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "template_not_found" | "region_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    try_template_mapping: {
        parameters: {
            query?: {
                /**
                 * @description What a phone calls itself; its model and its kind of firmware are read from it.
                 * @example AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)
                 */
                user_agent?: string;
                /**
                 * @description The region that it asks in.
                 * @example Oslo
                 */
                region?: string;
                /** @description The model, rather than that of the User-Agent. */
                model?: string;
                /** @description The kind of firmware, rather than that of the User-Agent. */
                variant?: components["schemas"]["TemplateVariant"];
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template that counts, and why. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateMappingTest"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    unmap_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The model, in whatever case.
                 * @example 430HD
                 */
                model: string;
                /**
                 * @description The region; `*`: every other one.
                 * @example *
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `mapping_not_found`: The mapping has no such row. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_templates: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description Of these models. */
                model?: string[];
                /** @description For these kinds of firmware. */
                variant?: components["schemas"]["TemplateVariant"][];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the name, or backwards. */
                sort?: "name" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of templates. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The template whose lines it begins with; the model's built-in one when nobody says. */
                    copy_of?: string | null;
                    /** @description What it is, in a sentence. */
                    description: string;
                    /** @description The model that it is for. */
                    model: string;
                    /** @description Its name, unique in whatever case. */
                    name: string;
                    /** @description The kind of firmware that it is for; `lync` when nobody says and the name ends in `_LYNC`. */
                    variant?: components["schemas"]["TemplateVariant"] | null;
                };
            };
        };
        responses: {
            /** @description The template. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `template_exists`: The template exists already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "template_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `unknown_placeholders`: Nobody defines placeholders of the template. `template_not_found`: There is no such template. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "unknown_placeholders" | "template_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_template: {
        parameters: {
            query?: {
                /** @description The built-in document, whatever was saved over it. */
                default?: boolean;
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The template, in whatever case.
                 * @example AudioCodes_430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTemplate"];
                    "application/xml": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `template_not_found`: There is no such template. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "template_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    save_template: {
        parameters: {
            query?: {
                /** @description Only says what saving it would come to. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The template, in whatever case.
                 * @example AudioCodes_430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        /** @description The document: UTF-8, no document type, no entities of its own. At most 1048576 bytes. */
        requestBody: {
            content: {
                /**
                 * @example <template name="AudioCodes_430HD" model="430HD" description="Ours">
                 *     <global>
                 *     provisioning/method=STATIC
                 *     </global>
                 *     <private>
                 *     system/type=%ITCS_Model%
                 *     include %ITCS_GlobalFile%
                 *     </private>
                 *     </template>
                 */
                "application/xml": string;
                "multipart/form-data": {
                    file: string;
                };
                /**
                 * @example <template name="AudioCodes_430HD" model="430HD" description="Ours">
                 *     <global>
                 *     provisioning/method=STATIC
                 *     </global>
                 *     <private>
                 *     system/type=%ITCS_Model%
                 *     include %ITCS_GlobalFile%
                 *     </private>
                 *     </template>
                 */
                "text/xml": string;
            };
        };
        responses: {
            /** @description The template, or what it would come to. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"] | components["schemas"]["TemplateCheck"];
                };
            };
            /** @description The new template. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"] | components["schemas"]["TemplateCheck"];
                };
            };
            /** @description `malformed_body`: The body is not what its type says. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_body";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `template_not_found`: There is no such template. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "template_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `invalid_template`: The text is no template. `unknown_placeholders`: Nobody defines placeholders of the template. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "invalid_template" | "unknown_placeholders";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    delete_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The template, in whatever case.
                 * @example AudioCodes_430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `template_not_found`: There is no such template. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "template_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `template_built_in`: The template is built in. `template_in_use`: The template is in use. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "template_built_in" | "template_in_use";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    generate_template: {
        parameters: {
            query?: {
                /** @description Changes nothing, and tells what would change. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The template, in whatever case.
                 * @example AudioCodes_430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Whether the file that phones share is made, too, for all of them. Unless said, it is when neither a region nor phones are named; else what it does not say stands in the phones' own files. */
                    global_files?: boolean | null;
                    /** @description Only these phones. */
                    macs?: string[] | null;
                    /** @description Only phones of this region. */
                    region?: string | null;
                };
            };
        };
        responses: {
            /** @description What came of it, or would come of it. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeneratedOrPreview"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `template_not_found`: There is no such template. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "template_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `cannot_render`: The phone's file cannot be made. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "cannot_render";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `region_not_found`: There is no such region. `device_not_found`: There is no such phone. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "region_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_template_placeholders: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of appearance, unless it is asked for by name; or backwards. */
                sort?: "appearance" | "name" | "-appearance" | "-name";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The template, in whatever case.
                 * @example AudioCodes_430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of placeholders. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePlaceholderList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `template_not_found`: There is no such template. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "template_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    restore_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The template, in whatever case.
                 * @example AudioCodes_430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template as it is built in. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `template_not_found`: There is no such template. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "template_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    show_template_usage: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description A column, or `-column` for the greatest first. */
                sort?: "mac" | "ip" | "subnet" | "vlan_id" | "user" | "display_name" | "phone_number" | "nickname" | "status" | "reported_status" | "approval" | "model" | "firmware_version" | "region" | "template" | "location" | "sip_proxy" | "user_agent" | "btoe_pairing_status" | "btoe_version" | "usb_headset_type" | "hrs_speaker_model" | "hrs_speaker_firmware" | "language" | "vlan_mode" | "report_time" | "config.generated_at" | "config.fetched_at" | "config.drift" | "-mac" | "-ip" | "-subnet" | "-vlan_id" | "-user" | "-display_name" | "-phone_number" | "-nickname" | "-status" | "-reported_status" | "-approval" | "-model" | "-firmware_version" | "-region" | "-template" | "-location" | "-sip_proxy" | "-user_agent" | "-btoe_pairing_status" | "-btoe_version" | "-usb_headset_type" | "-hrs_speaker_model" | "-hrs_speaker_firmware" | "-language" | "-vlan_mode" | "-report_time" | "-config.generated_at" | "-config.fetched_at" | "-config.drift";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The template, in whatever case.
                 * @example AudioCodes_430HD
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of phones, and what names it. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateUsage"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `template_not_found`: There is no such template. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "template_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    timeline: {
        parameters: {
            query?: {
                /** @description Where it begins; a day before `to` when nobody says. */
                from?: components["schemas"]["Timestamp"];
                /** @description Where it ends; now when nobody says. */
                to?: components["schemas"]["Timestamp"];
                /** @description How far apart the points are, in seconds, or a word; as seems fit when nobody says. There are at most 2,000 points. */
                step?: number | ("minute" | "hour" | "day");
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Points at equal distances, the oldest first. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the id, or backwards. */
                sort?: "id" | "-id";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expires_in_seconds": 86400,
                 *       "name": "backup script",
                 *       "role": "monitor"
                 *     }
                 */
                "application/json": {
                    /** @description When it ends: at most 366 days ahead. */
                    expires_at?: components["schemas"]["Timestamp"] | null;
                    /** @description The same from now on; 90 days when neither is given. */
                    expires_in_seconds?: number | null;
                    /** @description What it is for. */
                    name: string;
                    /** @description What it may do: at most what whoever makes it may. */
                    role: components["schemas"]["Role"];
                } | {
                    expires_at?: null;
                } | {
                    expires_in_seconds?: null;
                };
            };
        };
        responses: {
            /** @description The token. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "csrf";
                    };
                };
            };
            /** @description `admin_not_found`: There is no such account. `token_not_found`: There is no such token. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "admin_not_found" | "token_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `too_many_tokens`: The account has too many tokens. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "too_many_tokens";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `role_required`: The account's role does not allow this. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "role_required";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The token, as the list of tokens names it. */
                id: components["schemas"]["Position"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked: whoever sends it is refused. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `admin_not_found`: There is no such account. `token_not_found`: There is no such token. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "admin_not_found" | "token_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description A part of what the list shows, without regard to case. */
                search?: string;
                /** @description One of these regions. */
                region?: string[];
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description A column, or `-column` for the greatest first. */
                sort?: "name" | "display_name" | "region" | "devices" | "registered_devices" | "-name" | "-display_name" | "-region" | "-devices" | "-registered_devices";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The name to show. */
                    display_name?: string | null;
                    /** @description The login name, unique in whatever case. */
                    name: string;
                    /** @description The SIP password, and the credential of the user's phones; never shown again. */
                    password?: string | null;
                    /** @description A region that exists. */
                    region: string;
                };
            };
        };
        responses: {
            /** @description The user. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `user_exists`: The user exists already. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "user_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `region_not_found`: There is no such region. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "region_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
            /** @description `keyring_full`: The keyring is full. */
            507: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "keyring_full";
                    };
                };
            };
        };
    };
    show_user: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The user, in whatever case.
                 * @example alice
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `user_not_found`: There is no such user. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "user_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    delete_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The user, in whatever case.
                 * @example alice
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `user_not_found`: There is no such user. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "user_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `system_user_stays`: The user system stays as it is. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "system_user_stays";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    change_user: {
        parameters: {
            query?: {
                /** @description Whether the phones' files are made before the answer; true unless given. */
                generate?: boolean;
                /** @description Whether the phones are told to fetch their files, too. */
                update?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The user, in whatever case.
                 * @example alice
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The name to show. */
                    display_name?: string | null;
                    /** @description Another login name, unique in whatever case. */
                    name?: string | null;
                    /** @description The SIP password, and the credential of the user's phones; never shown again. */
                    password?: string | null;
                    /** @description A region that exists. Phones in the user's old region move along. */
                    region?: string | null;
                };
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "user_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `user_exists`: The user exists already. `system_user_stays`: The user system stays as it is. `too_many_commands`: Too many commands wait for the phone. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "user_exists" | "system_user_stays" | "too_many_commands";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `region_not_found`: There is no such region. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "region_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    list_user_devices: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same order. */
                cursor?: string;
                /** @description In order of the MAC, or backwards. */
                sort?: "mac" | "-mac";
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path: {
                /**
                 * @description The user, in whatever case.
                 * @example alice
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the user's phones. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDeviceList"];
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `user_not_found`: There is no such user. */
            404: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "user_not_found";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "position_not_reached";
                    };
                };
            };
        };
    };
    add_user_device: {
        parameters: {
            query?: {
                /** @description Whether the phones' files are made before the answer; true unless given. */
                generate?: boolean;
                /** @description Whether the phones are told to fetch their files, too. */
                update?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The user, in whatever case.
                 * @example alice
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mac": "484cf7",
                 *       "model": "420HD"
                 *     }
                 */
                "application/json": {
                    /** @description The name to show on the phone, where it is not the user's. */
                    display_name?: string | null;
                    /** @description The entry of the firmware list whose file it is to load; a model's name: the model's. */
                    firmware?: string | "" | null;
                    /** @description Its language. */
                    language?: string | null;
                    /** @description 12 digits, or the last six of a MAC address that begins with 00908f. */
                    mac: string;
                    /** @description Its model. */
                    model?: string | "" | null;
                    /** @description The VLAN to put the phone in. */
                    vlan_id?: number | string | null;
                    /** @description How the phone finds its VLAN. */
                    vlan_mode?: string | null;
                };
            };
        };
        responses: {
            /** @description The phone. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDevice"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "user_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `user_without_region`: The user has no region. `too_many_commands`: Too many commands wait for the phone. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "user_without_region" | "too_many_commands";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `firmware_not_found`: There is no such firmware. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "firmware_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
            /** @description `keyring_full`: The keyring is full. */
            507: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "keyring_full";
                    };
                };
            };
        };
    };
    delete_user_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The user, in whatever case.
                 * @example dora
                 */
                name: string;
                /**
                 * @description One of the user's phones: its MAC address in any spelling, or the last six digits of one that begins with 00908f.
                 * @example 00908f484cf7
                 */
                mac: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "user_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    change_user_device: {
        parameters: {
            query?: {
                /** @description Whether the phones' files are made before the answer; true unless given. */
                generate?: boolean;
                /** @description Whether the phones are told to fetch their files, too. */
                update?: boolean;
            };
            header?: {
                /** @description Any text that is new for each request, such as a UUID. Sent again with the same request within a day, it gives the first answer, also after a restart. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The user, in whatever case.
                 * @example dora
                 */
                name: string;
                /**
                 * @description One of the user's phones: its MAC address in any spelling, or the last six digits of one that begins with 00908f.
                 * @example 00908f484cf7
                 */
                mac: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The name to show on the phone, where it is not the user's. */
                    display_name?: string | null;
                    /** @description The entry of the firmware list whose file it is to load; a model's name: the model's. */
                    firmware?: string | "" | null;
                    /** @description Its language. */
                    language?: string | null;
                    /** @description Its model. */
                    model?: string | "" | null;
                    /** @description Whose it is from now on. It moves to that user's region. */
                    user?: string | null;
                    /** @description The VLAN to put the phone in. */
                    vlan_id?: number | string | null;
                    /** @description How the phone finds its VLAN. */
                    vlan_mode?: string | null;
                };
            };
        };
        responses: {
            /** @description The phone as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDevice"];
                };
            };
            /** @description `malformed_json`: The body is not JSON. */
            400: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed_json";
                    };
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `role_required`: The account's role does not allow this. `csrf`: The request may come from another site. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "csrf";
                    };
                };
            };
            /** @description `not_found`: There is nothing at this path. `user_not_found`: There is no such user. `device_not_found`: There is no such phone. */
            404: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found" | "user_not_found" | "device_not_found";
                    };
                };
            };
            /** @description `body_too_slow`: The body did not arrive in time. */
            408: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_slow";
                    };
                };
            };
            /** @description `idempotency_key_spent`: The first answer cannot be given again. `too_many_commands`: Too many commands wait for the phone. */
            409: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_spent" | "too_many_commands";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body is not of an accepted type. */
            415: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. `idempotency_key_invalid`: The Idempotency-Key is no key. `idempotency_key_reused`: The Idempotency-Key was used for another request. `user_not_found`: There is no such user. `firmware_not_found`: There is no such firmware. */
            422: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request" | "idempotency_key_invalid" | "idempotency_key_reused" | "user_not_found" | "firmware_not_found";
                    };
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                    };
                };
            };
            /** @description `setup_required`: The server has not been set up yet. `queue_full`: More requests wait than may. `read_only`: The store is read-only. `stopping`: The server is stopping. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "setup_required" | "queue_full" | "read_only" | "stopping";
                    };
                };
            };
        };
    };
    live: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "position_not_reached";
                    };
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' text format 0.0.4. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `not_signed_in`: Nobody is signed in. */
            401: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `address_not_allowed`: The address is not on the allow-list. */
            403: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "address_not_allowed";
                    };
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `position_not_reached`: The position is not reached yet. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "position_not_reached";
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: {
                /** @description Wait until the log stands at this position, as a write answered it; 503 after five seconds. */
                min_position?: components["schemas"]["Position"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are. */
            200: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description `invalid_request`: Fields of the request are not valid. */
            422: {
                headers: {
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description `position_not_reached`: The position is not reached yet. `not_ready`: The server takes no requests. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "Rollcall-Position": components["headers"]["Rollcall-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "position_not_reached" | "not_ready";
                    };
                };
            };
        };
    };
}
