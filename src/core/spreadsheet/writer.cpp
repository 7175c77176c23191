#include "core/spreadsheet/writer.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>
#include <xlsxwriter.h>

namespace holdfast::spreadsheet {

static void require(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("the workbook cannot be written: ") + lxw_strerror(error));
}

namespace {

class Book {
public:
    explicit Book(const std::string& file) : book_(workbook_new(file.c_str())) {
        if (book_ == nullptr) throw std::runtime_error("the workbook cannot be written");
        day_ = workbook_add_format(book_);
        format_set_num_format(day_, "dd/mm/yyyy");
        header_ = workbook_add_format(book_);
        format_set_bold(header_);
    }
    ~Book() {
        if (book_ != nullptr) workbook_close(book_);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    void add(const Sheet& sheet) {
        auto* on = workbook_add_worksheet(book_, sheet.name.c_str());
        if (on == nullptr) throw std::runtime_error("the workbook cannot take a sheet named " + sheet.name);
        for (const Row& row : sheet.rows)
            for (std::size_t column = 0; column < row.cells.size(); ++column)
                write(on, static_cast<lxw_row_t>(row.number - 1), static_cast<lxw_col_t>(column), row.cells[column]);
        if (!sheet.rows.empty()) require(worksheet_set_column(on, 0, static_cast<lxw_col_t>(sheet.rows[0].cells.size()), 18, nullptr));
        worksheet_freeze_panes(on, 1, 0);
    }

    void close() { require(workbook_close(std::exchange(book_, nullptr))); }

private:
    void write(lxw_worksheet* on, lxw_row_t row, lxw_col_t column, const Cell& cell) {
        switch (cell.kind) {
            case Cell::Kind::blank: return;
            case Cell::Kind::number: return require(worksheet_write_number(on, row, column, std::strtod(cell.text.c_str(), nullptr), nullptr));
            case Cell::Kind::truth: return require(worksheet_write_boolean(on, row, column, cell.text == "TRUE", nullptr));
            case Cell::Kind::day: return write_day(on, row, column, cell.text);
            case Cell::Kind::text:
            case Cell::Kind::error: return require(worksheet_write_string(on, row, column, cell.text.c_str(), row == 0 ? header_ : nullptr));
        }
    }

    void write_day(lxw_worksheet* on, lxw_row_t row, lxw_col_t column, const std::string& text) {
        lxw_datetime moment{};
        moment.day = std::atoi(text.substr(0, 2).c_str());
        moment.month = std::atoi(text.substr(3, 2).c_str());
        moment.year = std::atoi(text.substr(6, 4).c_str());
        require(worksheet_write_datetime(on, row, column, &moment, day_));
    }

    lxw_workbook* book_;
    lxw_format* day_{};
    lxw_format* header_{};
};

}  // namespace

void write_workbook(const std::vector<Sheet>& sheets, const std::string& file) {
    Book book(file);
    for (const Sheet& sheet : sheets) book.add(sheet);
    book.close();
}

}  // namespace holdfast::spreadsheet
