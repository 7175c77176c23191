#pragma once

#include "base/outcome.hpp"
#include "core/trail/change.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::exchange {

/// A column of an import kind as documented in docs/reference/imports.md.
struct ImportColumn {
    std::string_view name{};  ///< `*` stands for every column beyond those that are named
    bool is_required{true};  ///< whether the column must be in the file; a required column may still hold empty cells where `takes` says so
    std::string_view takes{};  ///< what the cells hold, for the documentation and for messages
};

/// One row of the file under the names of its header, with look-alike letters put right.
struct ImportRow {
    int line{};  ///< of the file, counted from 1, header included
    std::map<std::string, std::string, std::less<>> cells{};
    /// The cell, or empty text where the column or the cell is missing.
    std::string_view operator[](std::string_view column) const;
};

/// Why a row cannot be taken: which line and column, what stood there, what is wrong with it.
struct Rejection {
    int line{};
    std::string column{};
    std::string value{};
    std::string reason{};
};

/// A letter that only looked like the right one and was replaced (a Cyrillic А for a Latin A).
struct LookAlike {
    int line{};
    std::string column{};
    std::string value{};
    std::string replaced_by{};
};

/// What an import did or, on a dry run, would do.
struct ImportReport {
    std::string kind{};
    int rows{};
    int added{};
    int changed{};
    int unchanged{};
    std::vector<Rejection> rejections{};
    std::vector<LookAlike> look_alikes{};
    std::vector<std::string> notes{};  ///< findings that do not stop the import
    bool is_accepted() const { return rejections.empty(); }
};

/// A kind of file that can be imported. `load` checks every row, adds what is wrong to `report.rejections`, and writes rows that are new
/// or different through the change (counting added, changed, unchanged). It writes nothing for a row that is already there as it is. When any
/// row is rejected the whole file is undone, and on a dry run too.
struct ImportKind {
    std::string_view name{};
    std::string_view summary{};
    Permission permission{};
    std::vector<ImportColumn> columns{};
    std::function<void(trail::Change& change, const std::vector<ImportRow>& rows, ImportReport& report)> load{};
};

/// Splits and checks the file's bytes against the kind's columns: UTF-8 (a byte-order mark is dropped), RFC 4180 quoting, header names, row lengths.
/// Problems are rejections in the report, never exceptions.
std::vector<ImportRow> read_rows(const ImportKind& kind, std::string_view bytes, ImportReport& report);

/// Reads and loads a file within the change; a dry run or a rejection gives a refusal carrying no change.
/// The report is filled in either case.
Outcome<Done> import_file(trail::Change& change, const ImportKind& kind, std::string_view bytes, bool is_dry_run, ImportReport& report);

}  // namespace holdfast::exchange
