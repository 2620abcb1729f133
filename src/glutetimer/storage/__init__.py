"""Files and the history database, without Qt: what a person did on the mat is never lost.

Which mechanism answers which accident:

    a rep and then a power cut      every rep is one durable transaction (`history`, `updates`)
    a flipped bit                   a checksum on every row (`verified_rows`), looked at when the
                                    file was not left sealed (`seal`, `integrity`)
    a damaged file                  set aside, and the newest good copy put back (`recovery`)
    no copy when it is needed       one after each session, thinned with age (`backups`,
                                    `background_backup`)
    the file deleted under one      noticed at the next write, written anew (`identity`, `rescue`)
    two programs on one folder      one of them has the lock (`folder_lock`)
    two laptops                     merging, the same in either order (`merging`)
    a look while another writes     every look is one read transaction (`database.read_transaction`)
    a pipe, a device, a planted name `files` reads and replaces regular files only

`rows` stands between records and tables, `queries` reads, `json_format` and `csv_format` are
what goes out and comes in. Programs and settings are TOML (`toml_files`), with the line of every
key that is wrong (`toml_lines`).
"""
