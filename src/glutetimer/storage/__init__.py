"""Files and the history database, without Qt: no rep that was done is ever lost.

Which mechanism answers which accident:

    a rep and then a power cut      every rep is one durable transaction (`history`, `updates`)
    a flipped bit                   a checksum in every row (`verified_rows`), verified at the
                                    start unless the file is as it was left (`seal`, `integrity`)
    a damaged file                  set aside; the newest intact backup takes its place, with what
                                    can be salvaged of later rows (`recovery`)
    no backup when it is needed     one after each session, thinned with age (`backups`)
    the file deleted while open     noticed at the next write, written anew (`rescue`)
    two programs on one folder      one of them has the lock (`folder_lock`)
    two laptops                     merging, the same in either order (`merging`)
    a read while another writes     every read is one transaction (`database.read_transaction`)
    a pipe, a device, a planted link `files` reads and replaces regular files only

Why rows have checksums, and why what is readable of a damaged file is salvaged: of 120 single
bits flipped in a closed file, SQLite's `quick_check` with the backups leaves 21 unnoticed,
`integrity_check` 3, all of it together none.

`schema` has the tables, `sql_rows` converts between records and their rows, `queries` reads,
`json_format` and `csv_format` are what is exported and imported (`import_export`), `archive` is
that together with settings and program, and `take_over` brings such a file in. Programs and
settings are TOML (`toml_files`), with the line of every key that is wrong (`toml_lines`). A
program that was edited goes back into its own text, comments and all (`program_writer`), a new
one into a fixed form (`tidy_toml`).
"""
