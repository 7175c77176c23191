#include "core/census/breach_writer.hpp"

#include "core/exchange/csv_writer.hpp"
#include "core/exchange/json_writer.hpp"
#include "core/exchange/table_writer.hpp"
#include "core/exchange/unicode.hpp"

#include <array>
#include <fmt/format.h>

namespace holdfast::census {

static constexpr std::array<std::string_view, 8> columns{"rule", "severity", "la_child_id", "module", "table", "field", "value", "message"};
/// As wide as what they hold, as a rule; the message goes on to the end of the line.
static constexpr std::array<std::size_t, 8> widths{5, 8, 20, 6, 20, 27, 12, 7};

static std::string number_of(int module) { return module == 0 ? std::string{} : std::to_string(module); }

static void append_padded(std::string& out, std::size_t column, std::string_view text) {
    out += text;
    const std::size_t letters = exchange::count_letters(text);
    if (column + 1 == columns.size()) out += '\n';
    else out.append(letters < widths[column] ? widths[column] - letters + 2 : 2, ' ');
}

BreachWriter::BreachWriter(Form form, std::string& out) : form_(form), out_(out) {
    if (form == Form::csv) out_ += "rule,severity,la_child_id,module,table,field,value,message\r\n";
    if (form == Form::json) out_ += '[';
    if (form != Form::table) return;
    for (std::size_t i = 0; i < columns.size(); ++i) append_padded(out_, i, columns[i]);
    for (std::size_t i = 0; i < columns.size(); ++i) append_padded(out_, i, std::string(widths[i], '-'));
}

void BreachWriter::add(const Breach& breach) {
    switch (form_) {
        case Form::csv: return add_csv(breach);
        case Form::json: return add_json(breach);
        case Form::table: return add_table(breach);
    }
}

void BreachWriter::end() {
    if (form_ == Form::json) out_ += "]\n";
}

void BreachWriter::add_csv(const Breach& breach) {
    const auto cell = [&](std::string_view text) {
        exchange::append_csv_text(out_, text);
        out_ += ',';
    };
    cell(breach.rule.code);
    cell(token(breach.rule.severity));
    cell(breach.la_child_id);
    cell(number_of(breach.module));
    cell(breach.table);
    cell(breach.field);
    cell(breach.value);
    exchange::append_csv_text(out_, message(breach.rule));
    out_ += "\r\n";
}

void BreachWriter::add_json(const Breach& breach) {
    out_ += is_first_ ? "{" : ",\n {";
    is_first_ = false;
    const auto member = [&](std::size_t column, std::string_view text) {
        fmt::format_to(std::back_inserter(out_), "{}\"{}\":", column == 0 ? "" : ",", columns[column]);
        if (text.empty()) out_ += "null";
        else exchange::append_json_string(out_, text);
    };
    member(0, breach.rule.code);
    member(1, token(breach.rule.severity));
    member(2, breach.la_child_id);
    fmt::format_to(std::back_inserter(out_), ",\"module\":{}", breach.module == 0 ? "null" : number_of(breach.module));
    member(4, breach.table);
    member(5, breach.field);
    member(6, breach.value);
    member(7, message(breach.rule));
    out_ += '}';
}

void BreachWriter::add_table(const Breach& breach) {
    append_padded(out_, 0, breach.rule.code);
    append_padded(out_, 1, token(breach.rule.severity));
    append_padded(out_, 2, exchange::printable(breach.la_child_id));
    append_padded(out_, 3, number_of(breach.module));
    append_padded(out_, 4, breach.table);
    append_padded(out_, 5, breach.field);
    append_padded(out_, 6, exchange::printable(breach.value));
    append_padded(out_, 7, message(breach.rule));
}

}  // namespace holdfast::census
