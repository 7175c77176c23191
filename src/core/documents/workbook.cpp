#include "core/documents/workbook.hpp"

#include "core/documents/markdown.hpp"
#include "core/documents/table_listing.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <stdexcept>
#include <xlsxwriter.h>

namespace holdfast::documents {

static void require(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("the workbook cannot be written: ") + lxw_strerror(error));
}

/// A sheet's name has at most 31 characters and is unlike every other, whatever the case of its letters.
static std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    static constexpr std::size_t most = 31;
    std::string name(wanted.substr(0, most));
    for (int n = 2; !taken.insert(name).second; ++n) {
        const std::string suffix = "_" + std::to_string(n);
        name = std::string(wanted.substr(0, most - suffix.size())) + suffix;
    }
    return name;
}

static bool begins_with(std::string_view text, std::string_view start) { return text.starts_with(start); }

/// How a spreadsheet shows the number as the report prints it.
static std::string number_format(const Decimal& number, std::string_view print) {
    std::string format = number.decimals() == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(number.decimals()), '0');
    if (begins_with(print, "£")) return "\"£\"" + format;
    return print.ends_with('%') ? format + "\"%\"" : format;
}

/// One workbook while it is written.
class Book {
public:
    explicit Book(const std::string& file) : book_(workbook_new(file.c_str())) {
        if (book_ == nullptr) throw std::runtime_error("the workbook cannot be written");
        heading_ = bold(16);
        strong_ = bold(11);
        words_ = workbook_add_format(book_);
        format_set_text_wrap(words_);
        format_set_align(words_, LXW_ALIGN_VERTICAL_TOP);
    }
    ~Book() {
        if (book_ != nullptr) workbook_close(book_);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    void write(const Document& document) {
        set_properties(document);
        cover(document);
        contents(document);
        notes(document);
        std::size_t index = 0;
        for (const auto& [part, table] : tables_of(document)) sheet(*table, document.figures, names_[index++]);
        require(workbook_close(std::exchange(book_, nullptr)));
    }

private:
    lxw_format* bold(double size) {
        auto* format = workbook_add_format(book_);
        format_set_bold(format);
        format_set_font_size(format, size);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    lxw_format* numbers(const std::string& pattern) {
        auto& format = number_formats_[pattern];
        if (format == nullptr) {
            format = workbook_add_format(book_);
            format_set_num_format(format, pattern.c_str());
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        }
        return format;
    }

    void set_properties(const Document& document) {
        std::string title = document.title, author = document.organisation, comment = document.edition + ", " + document.status;
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.author = author.data();
        properties.comments = comment.data();
        require(workbook_set_properties(book_, &properties));
    }

    lxw_worksheet* add_sheet(const std::string& name) {
        auto* added = workbook_add_worksheet(book_, name.c_str());
        if (added == nullptr) throw std::runtime_error("the workbook cannot take a sheet named " + name);
        return added;
    }

    void line(lxw_worksheet* on, lxw_row_t row, const std::string& text, lxw_format* format) {
        require(worksheet_write_string(on, row, 0, text.c_str(), format));
    }

    void cover(const Document& document) {
        names_taken_ = {"Cover", "Contents", "Notes"};
        auto* on = add_sheet("Cover");
        require(worksheet_set_column(on, 0, 0, 90, nullptr));
        lxw_row_t row = 0;
        line(on, row++, document.title, heading_);
        for (const auto& text : {document.organisation, document.edition, document.status, plain_text(read_markdown(document.introduction))})
            if (!text.empty()) line(on, row++, text, words_);
        line(on, row, "Every table of the report is on a sheet of its own. The sheet Contents lists them, the sheet Notes explains them.", words_);
    }

    void contents(const Document& document) {
        auto* on = add_sheet("Contents");
        require(worksheet_set_column(on, 0, 0, 10, nullptr));
        require(worksheet_set_column(on, 1, 1, 34, nullptr));
        require(worksheet_set_column(on, 2, 2, 80, nullptr));
        static constexpr std::array<const char*, 3> headers{"Section", "Sheet", "Table"};
        for (lxw_col_t column = 0; column < 3; ++column) require(worksheet_write_string(on, 0, column, headers[column], strong_));
        lxw_row_t row = 1;
        for (const auto& [part, table] : tables_of(document)) {
            const auto& name = names_.emplace_back(sheet_name(table->name, names_taken_));
            if (part->number > 0) require(worksheet_write_number(on, row, 0, part->number, nullptr));
            const std::string address = "internal:'" + name + "'!A1";
            require(worksheet_write_url_opt(on, row, 1, address.c_str(), nullptr, name.c_str(), nullptr));
            require(worksheet_write_string(on, row++, 2, table->caption.c_str(), nullptr));
        }
    }

    void notes(const Document& document) {
        auto* on = add_sheet("Notes");
        require(worksheet_set_column(on, 0, 0, 34, nullptr));
        require(worksheet_set_column(on, 1, 1, 100, nullptr));
        const auto pair = [&](lxw_row_t row, const std::string& about, const std::string& note, lxw_format* format) {
            require(worksheet_write_string(on, row, 0, about.c_str(), format));
            require(worksheet_write_string(on, row, 1, note.c_str(), format == nullptr ? words_ : format));
        };
        pair(0, "Sheet or sign", "Note", strong_);
        pair(1, "[c]", "Not shown, because it is a small count of people or would give one away.", nullptr);
        pair(2, "[x]", "Not available.", nullptr);
        lxw_row_t row = 3;
        std::size_t index = 0;
        for (const auto& [part, table] : tables_of(document)) {
            for (const auto& note : table->notes) pair(row++, names_[index], note, nullptr);
            ++index;
        }
    }

    void cell(lxw_worksheet* on, lxw_row_t row, lxw_col_t column, const Cell& cell, bool is_numeric, const TracedFigures& figures) {
        const std::string print = printed(cell, figures);
        if (cell.number) require(worksheet_write_number(on, row, column, cell.number->approximate(), numbers(number_format(*cell.number, print))));
        else if (!print.empty() || is_numeric) require(worksheet_write_string(on, row, column, print.empty() ? "[x]" : print.c_str(), words_));
    }

    static double width_of(const Table& table, std::size_t column, const TracedFigures& figures) {
        std::size_t longest = table.columns[column].label.size() + 2;
        for (const auto& row : table.rows)
            if (column < row.size()) longest = std::max(longest, printed(row[column], figures).size() + 2);
        return static_cast<double>(std::clamp<std::size_t>(longest, 10, 60));
    }

    static bool has_distinct_headers(const Table& table) {
        std::set<std::string> seen;
        return std::all_of(table.columns.begin(), table.columns.end(),
                           [&](const Column& column) { return !column.label.empty() && seen.insert(column.label).second; });
    }

    /// Names the range for programs and screen readers. A table needs a row and headers unlike one another.
    void mark_as_table(lxw_worksheet* on, const Table& table, const std::string& name) {
        if (table.rows.empty() || !has_distinct_headers(table)) return;
        std::vector<std::string> labels;
        std::vector<lxw_table_column> columns(table.columns.size());
        std::vector<lxw_table_column*> pointers;
        for (const auto& column : table.columns) labels.push_back(column.label);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].header = labels[i].data();
            columns[i].header_format = strong_;
            pointers.push_back(&columns[i]);
        }
        pointers.push_back(nullptr);
        std::string range_name = "table_" + name;
        std::replace_if(
            range_name.begin(), range_name.end(), [](char c) { return c == '-' || c == ' ' || c == '.'; }, '_');
        lxw_table_options options{};
        options.name = range_name.data();
        options.no_autofilter = LXW_TRUE;
        options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
        options.style_type_number = 1;
        options.columns = pointers.data();
        require(worksheet_add_table(on, 0, 0, static_cast<lxw_row_t>(table.rows.size()), static_cast<lxw_col_t>(table.columns.size() - 1), &options));
    }

    void sheet(const Table& table, const TracedFigures& figures, const std::string& name) {
        auto* on = add_sheet(name);
        mark_as_table(on, table, name);
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto at = static_cast<lxw_col_t>(column);
            require(worksheet_set_column(on, at, at, width_of(table, column, figures), nullptr));
            require(worksheet_write_string(on, 0, at, table.columns[column].label.c_str(), strong_));
        }
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.rows[row].size(); ++column)
                cell(on, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column), table.rows[row][column],
                     column > 0 && column < table.columns.size() && table.columns[column].is_numeric, figures);
        worksheet_freeze_panes(on, 1, 0);
    }

    lxw_workbook* book_;
    lxw_format *heading_{}, *strong_{}, *words_{};
    std::map<std::string, lxw_format*> number_formats_{};
    std::set<std::string> names_taken_{};
    std::vector<std::string> names_{};
};

void write_workbook(const Document& document, const std::string& file) {
    Book book(file);
    book.write(document);
}

}  // namespace holdfast::documents
