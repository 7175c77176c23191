#include "core/documents/workbook.hpp"

#include "core/documents/sheets.hpp"

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

/// How a spreadsheet shows the number as the report prints it.
static std::string number_format(const Decimal& number, std::string_view print) {
    std::string format = number.decimals() == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(number.decimals()), '0');
    if (print.starts_with("£")) return "\"£\"" + format;
    return print.ends_with('%') ? format + "\"%\"" : format;
}

static lxw_col_t at(std::size_t column) { return static_cast<lxw_col_t>(column); }

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
        for (const auto& sheet : sheets_of(document)) write(sheet);
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

    lxw_format* look_of(const SheetCell& cell) {
        if (cell.look == SheetCell::Look::heading) return heading_;
        return cell.look == SheetCell::Look::header ? strong_ : words_;
    }

    void set_properties(const Document& document) {
        std::string title = document.title, author = document.organisation, comment = document.edition + ", " + document.status;
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.author = author.data();
        properties.comments = comment.data();
        require(workbook_set_properties(book_, &properties));
    }

    void write(const Sheet& sheet) {
        auto* on = workbook_add_worksheet(book_, sheet.name.c_str());
        if (on == nullptr) throw std::runtime_error("the workbook cannot take a sheet named " + sheet.name);
        if (sheet.is_table) mark_as_table(on, sheet);
        for (std::size_t column = 0; column < sheet.widths.size(); ++column)
            require(worksheet_set_column(on, at(column), at(column), sheet.widths[column], nullptr));
        for (std::size_t row = 0; row < sheet.rows.size(); ++row)
            for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) write(on, static_cast<lxw_row_t>(row), at(column), sheet.rows[row][column]);
        if (sheet.is_table) worksheet_freeze_panes(on, 1, 0);
    }

    void write(lxw_worksheet* on, lxw_row_t row, lxw_col_t column, const SheetCell& cell) {
        if (cell.number) return require(worksheet_write_number(on, row, column, cell.number->approximate(), numbers(number_format(*cell.number, cell.text))));
        if (cell.text.empty()) return;
        if (cell.link.empty()) return require(worksheet_write_string(on, row, column, cell.text.c_str(), look_of(cell)));
        const std::string address = "internal:'" + cell.link + "'!A1";
        require(worksheet_write_url_opt(on, row, column, address.c_str(), nullptr, cell.text.c_str(), nullptr));
    }

    static bool has_distinct_headers(const Sheet& sheet) {
        std::set<std::string> seen;
        return std::ranges::all_of(sheet.rows[0], [&](const SheetCell& header) { return !header.text.empty() && seen.insert(header.text).second; });
    }

    /// Names the range for programs and screen readers. A table needs a row and headers unlike one another.
    void mark_as_table(lxw_worksheet* on, const Sheet& sheet) {
        if (sheet.rows.size() < 2 || !has_distinct_headers(sheet)) return;
        std::vector<std::string> labels;
        for (const auto& header : sheet.rows[0]) labels.push_back(header.text);
        std::vector<lxw_table_column> columns(labels.size());
        std::vector<lxw_table_column*> pointers;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].header = labels[i].data();
            columns[i].header_format = strong_;
            pointers.push_back(&columns[i]);
        }
        pointers.push_back(nullptr);
        std::string range_name = range_name_of(sheet);
        lxw_table_options options{};
        options.name = range_name.data();
        options.no_autofilter = LXW_TRUE;
        options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
        options.style_type_number = 1;
        options.columns = pointers.data();
        require(worksheet_add_table(on, 0, 0, static_cast<lxw_row_t>(sheet.rows.size() - 1), at(labels.size() - 1), &options));
    }

    lxw_workbook* book_;
    lxw_format *heading_{}, *strong_{}, *words_{};
    std::map<std::string, lxw_format*> number_formats_{};
};

void write_workbook(const Document& document, const std::string& file) {
    Book book(file);
    book.write(document);
}

}  // namespace holdfast::documents
