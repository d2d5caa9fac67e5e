# Excel lists: into the register and out of it.

spreadsheets-open = Open Excel lists
spreadsheets-home =
    <b>Excel lists</b>
    Send an .xlsx file here to bring in producers, products and recognitions, or take a list out of the register. A file is looked at first; nothing is written until you say so.
spreadsheets-back = ‹ Excel lists
spreadsheets-send-file = Bring in a file
spreadsheets-send-file-ask = Please send the .xlsx file (at most 20 MB). The columns may stand in any order, under a row of headings: product, producer, commune… To leave, press /cancel.
spreadsheets-get-template = Get the template
spreadsheets-get-list = Take out a list
spreadsheets-recent = See past imports
spreadsheets-recent-list = Imports that were written, the newest first. Press one to undo it:
spreadsheets-recent-none = No import has been written yet.
spreadsheets-recent-one = No. { $number }: { $file } ({ $date }, { $count } changes)
spreadsheets-reading = “{ $file }” has arrived. I am reading it and will tell you at once; nothing is written yet.
spreadsheets-not-a-file = Please send an Excel file that ends in .xlsx (the paper clip, then File). To leave, press /cancel.
spreadsheets-unfit =
    “{ $file }” cannot be brought in.
    { $why }
spreadsheets-unfit-why = { $why ->
    [too-large] The file is larger than { $most } MB. Leave out pictures and sheets that are not needed, or make several files of it.
    [empty] The file is empty.
    [old] It is an old or binary Excel file (.xls, .xlsb). Save it as an “Excel Workbook (.xlsx)” and send that.
    [password] The file is locked with a password. Take the password off and send it again.
    [macros] The file has macros (.xlsm). To be safe, such files are not opened; save it as .xlsx and send that.
    [bomb] The file unpacks to far more than a list can be, so it is not opened. Copy the table into a new file and send that.
    [corrupt] The file is damaged and cannot be read. Open it in Excel, save it as a new file and send that.
    [no-table] No row of headings was found in the first 15 rows of any sheet. There has to be a column for the producer and one for the commune or the product. The template shows how.
    [too-many-rows] The list has more than { $most } rows. Make several files of it.
    [gone] The file could not be fetched from Telegram. Please send it again.
   *[not-excel] This is no Excel file (.xlsx).
    }
spreadsheets-same-file = The very same file was written by import no. { $number }, so it is not written again. To bring it in anew, undo that import first.
spreadsheets-ready =
    <b>“{ $file }”, looked at</b>
    Sheet “{ $sheet }”: { $rows } rows, of which <b>{ $good }</b> can be taken and <b>{ $wrong }</b> are wrong. Nothing is written yet.
spreadsheets-count = { $what ->
    [producers] • Producers
    [products] • Products
    [decisions] • Decisions
   *[recognitions] • Recognitions
    }: { $new } new, { $changed } changed, { $same } as they were
spreadsheets-no-rows = There is no row below the headings. Remember to number the rows.
spreadsheets-no-good-rows = Each row is wrong, so nothing was written.
spreadsheets-nothing-new = The register has all of this; there is nothing to write.
spreadsheets-without-set = Of { $count } products the set, one of 26, is not settled; that is done later.
spreadsheets-other-columns = Columns that are not used: { $list }
spreadsheets-errors = ❌ <b>{ $count } errors</b> (these rows are not written):
spreadsheets-warnings = ⚠️ <b>{ $count } things to look at</b> (these rows are written):
spreadsheets-many = (and { $times } more like it)
spreadsheets-more-kinds = … and { $count } other kinds; the file that comes with this has them all.
spreadsheets-see-report = Get all of them as a file
spreadsheets-write = Write it ({ $count })
spreadsheets-discard = Leave it
spreadsheets-undo = Undo
spreadsheets-undo-sure = Undo import no. { $number } (“{ $file }”)? What it added goes, what it changed is as it was before. Records that somebody has changed since stay as they are.
spreadsheets-undo-yes = Yes, undo it
spreadsheets-writing = It is being written; I will tell you at once.
spreadsheets-written = ✅ Import no. { $number } (“{ $file }”) is in the register.
spreadsheets-failed = The register has changed since “{ $file }” was looked at, so nothing was written. Please send the file again.
spreadsheets-discarded = It is left; nothing was written.
spreadsheets-undoing = It is being undone; I will tell you at once.
spreadsheets-undone = { $kept ->
    [0] ↩️ Import no. { $number } is undone, all of it.
   *[other] ↩️ Import no. { $number } is undone, but for { $kept } records that were changed or used since.
    }
spreadsheets-undone-kept = Those that stay are of the rows: { $rows }
spreadsheets-too-late = This import was dealt with already, or the very same file was written.
spreadsheets-not-found = This import is no longer there.
spreadsheets-place-cell = Row { $row }, column { $column } ({ $heading })
spreadsheets-place-row = Row { $row }
spreadsheets-problem = { $place }: { $fault }
spreadsheets-report-title = What to look at in “{ $file }”
spreadsheets-report-row = Row
spreadsheets-report-column = Column
spreadsheets-report-heading = Heading
spreadsheets-report-kind = Kind
spreadsheets-report-what = What
spreadsheets-report-is = { $kind ->
    [error] Error, not written
   *[warning] To look at
    }
spreadsheets-report-file = errors-of-import-{ $number }.xlsx
spreadsheets-report-caption = All { $count } things to look at.

spreadsheets-fault-no-producer = no producer (the cell is not merged with the one above).
spreadsheets-fault-no-product = no product.
spreadsheets-fault-no-commune = no commune.
spreadsheets-fault-unknown-commune = “{ $text }” is no commune of Lâm Đồng. Please put the name right.
spreadsheets-fault-unknown-commune-near = “{ $text }” is no commune of Lâm Đồng. Is it “{ $near }”? Please put it right in the file.
spreadsheets-fault-which-commune = “{ $text }” may be: { $list }. Please write the name of the commune of today.
spreadsheets-fault-no-kind = whether “{ $name }” is a cooperative, a group, a company or a household is not clear. Please fill in the kind.
spreadsheets-fault-two-producers = the register has two producers “{ $name }” in this commune; somebody has to choose. Merge or rename them first.
spreadsheets-fault-product-twice = this product stands in row { $row } too. Please keep one row.
spreadsheets-fault-day = “{ $text }” cannot be read as a day for sure. Please write day/month/year, as 26/6/2025.
spreadsheets-fault-future = the day { $day } has not come yet.
spreadsheets-fault-star = “{ $text }” cannot be read as a rating. Please write 3, 4 or 5.
spreadsheets-fault-no-star = a decision without a rating.
spreadsheets-fault-star-differs = the rating of today is { $current }, that of the latest recognition { $latest }. Please look again; it is not mended by itself.
spreadsheets-fault-register-star = by the same decision the register has { $register } stars, the file { $said }. If the register is wrong, correct the decision there.
spreadsheets-fault-register-current = the register has { $register } stars, the file { $said } without a decision. Please fill in the decision's number and day.
spreadsheets-fault-code = “{ $text }” is no product code (as 68-23059-1-2026).
spreadsheets-fault-code-taken = the code { $code } is that of “{ $product }” in the register.
spreadsheets-fault-code-twice = the code { $code } stands in row { $row } too.
spreadsheets-fault-points = “{ $text }” are no points (part A at most 40, B 25, C 40).
spreadsheets-fault-no-number = a row without a number is left out. If it is a product, please number it.
spreadsheets-fault-commune-of-today = the commune of today “{ $name }” is meant; the old name is also of: { $others }.
spreadsheets-fault-producer-above = no producer, so that of row { $row } is meant.
spreadsheets-fault-year-differs = the year “{ $year }” is not that of { $day }; the day counts.
spreadsheets-fault-phone = “{ $text }” cannot be read as a telephone number; it is left out.
spreadsheets-fault-phones = “{ $text }” is more than one telephone number, or has words; the first number is taken.
spreadsheets-fault-phone-shared = { $phone } is also the number of “{ $name }” in the register.
spreadsheets-fault-differs = “{ $text }” differs from row { $row } of the same producer; row { $row } counts.
spreadsheets-fault-spelling = the register has “{ $name }” (other diacritics) and keeps it.
spreadsheets-fault-expiry = the file says that it ends on { $said }; 36 months after the decision is { $by_rule }. The file counts.
spreadsheets-fault-register = the register has “{ $kept }” and keeps it.
spreadsheets-fault-group = “{ $text }” is no group or set; it is left out.
spreadsheets-fault-group-differs = the register has the product in set { $set }, of another group, and keeps it.
spreadsheets-fault-no-day = decision { $number } has no day; only the rating is taken.
spreadsheets-fault-two-days = decision { $number } has another day in row { $row }.
spreadsheets-fault-order = the second recognition is older than the first.
spreadsheets-fault-code-commune = the product code is of commune { $code }, not of this row's.
spreadsheets-fault-notes = the note differs from row { $row } of the same producer; that one is kept.

spreadsheets-list = { $list ->
    [recognitions] Recognised products
    [producers] Producers
    [products] Products
    [dossiers] Dossiers
   *[national] Table PTNT_OCOP
    }
spreadsheets-list-which = Which list?
spreadsheets-list-filter = <b>{ $list }</b>: all of it, or a part?
spreadsheets-filter = { $filter ->
    [all] Take all
    [valid] Only valid
    [soon] Only ending soon
    [expired] Only expired
    [unknown] Only without an end
    [three] Only 3 stars
    [four] Only 4 stars
   *[five] Only 5 stars
    }
spreadsheets-list-caption = { $list } ({ $filter }): { $count } rows, on { $date }.
spreadsheets-list-empty = There is no such row.
spreadsheets-list-file = { $list ->
    [recognitions] recognised-products
    [producers] producers
    [products] products
    [dossiers] dossiers
   *[national] ptnt-ocop
    }-{ $date }.xlsx
spreadsheets-title = { $list ->
    [recognitions] RECOGNISED OCOP PRODUCTS
    [producers] OCOP PRODUCERS
    [products] PRODUCTS OF OCOP PRODUCERS
    [dossiers] OCOP DOSSIERS
   *[national] TABLE PTNT_OCOP
    } (until { $date })
spreadsheets-column = { $column ->
    [number] No.
    [product] Product
    [code] Product code
    [group] Group
    [set] Set
    [kind] Kind
    [producer] Producer
    [commune] Commune
    [commune-code] Code of the commune
    [address] Address
    [representative] Representative
    [position] Position
    [phone] Telephone
    [email] Email
    [registration] Registration number
    [registered-on] Registered on
    [founded-on] Founded on
    [current-star] Rating of today
    [expires-on] Ends on
    [star] Stars
    [on] Recognised on
    [year] Year
    [decision] Decision
    [authority] Decided by
    [certificate] Certificate
    [note] Note
    [description] Description
    [packaging] Packaging
    [output] Output
    [price] Price
    [channels] Sold where
    [trace-link] Traceability link
    [products] Products
    [state] State
    [record] Code
    [period] Period code
    [revenue] Revenue of the year (million đồng)
    [dossier-kind] Kind of dossier
    [target] Rating aimed at
    [status] Status
    [filed-on] Filed on
    [form] Registration form
    [lookup] Lookup code
    [points] Points
   *[changed-on] Since
    }
spreadsheets-round = { $round ->
    [1] First time
   *[2] Second time / upgrade
    }
spreadsheets-set-name = { $code }. { $name }
spreadsheets-state = { $state ->
    [valid] Valid
    [window] Valid, re-evaluation open
    [late] Valid, re-evaluation closed
    [extended] Extended
    [expired] Expired
    [unknown] End not known
    [revoking] To be revoked
    [revoked] Revoked
    [stopped] No longer made
   *[none] Not recognised
    }
spreadsheets-template-file = ocop-template.xlsx
spreadsheets-template-title = TEMPLATE FOR A LIST OF OCOP PRODUCTS
spreadsheets-template-caption = The template. Fill it in below the example, keep the headings, and send it back here.
spreadsheets-template-sheet = List
spreadsheets-template-guide = Guide
spreadsheets-template-choices = Choices
spreadsheets-template-rule = { $number ->
    [1] One row for each product; a row without a number in the first column is not brought in. Nor is the example (“VD”).
    [2] A producer with several products: write its name in each row, or merge the cells.
    [3] Communes by their names since 1 July 2025; old names are understood where they are of one place.
    [4] Days as day/month/year, as 26/6/2025. Ratings as 3, 4 or 5.
    [5] A blank cell erases nothing in the register.
    [6] The rating of today is that of the latest recognition.
   *[other] Send the file to the bot, look at what it would change, then press “Write it”. It can be undone afterwards.
    }
spreadsheets-template-note = { $column ->
    [kind] Hợp tác xã, Tổ hợp tác, Doanh nghiệp, Hộ kinh doanh, or Hội.
    [group] The group, or the set from the choices (as I.4a).
    [commune] The commune of today; choose or type.
    [current-star] That of the latest recognition.
    [expires-on] Left blank, it is 36 months after the decision.
    [code] As 68-23059-1-2026; old codes of five parts are read too.
   *[phone] One telephone number, as 0912 345 678.
    }
spreadsheets-template-example = { $column ->
    [number] VD
    [product] Nước mắm ví dụ
    [producer] Hợp tác xã Ví Dụ
    [address] Thôn 1
    [representative] Nguyễn Văn Ví Dụ
    [phone] 0912 345 678
    [decision] 1234/QĐ-UBND
    [authority] UBND tỉnh Lâm Đồng
   *[note] An example, not brought in
    }
