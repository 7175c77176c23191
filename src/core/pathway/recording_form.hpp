#pragma once

#include "core/pathway/care_codes.hpp"
#include "core/pathway/kinds.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The forms by which somebody writes a record of a child's pathway: one for each kind, made from the columns of the kind.
namespace holdfast::pathway {

/// What a column takes, by its type.
enum class Takes : std::uint8_t { text, day, moment, yes_or_no, number, code, codes, part };
/// What stands in a form before anything is typed.
enum class StartsAs : std::uint8_t { empty, today, own_name, end_of_year };

/// What a form asks for one column.
struct Question {
    std::string_view column{};
    const char* label{""};
    const char* hint{""};
    CodeList codes{};
    bool takes_several{};  ///< codes, a blank between two
    bool is_needed{};      ///< the record says nothing without it
    bool is_seldom{};      ///< asked behind "More details"
    bool may_lie_ahead{};  ///< a day or moment that need not have come
    StartsAs starts_as{};
    std::string_view day_of{};  ///< of a moment: the column that has its day; else the form asks for the day too
};

/// The form of one kind of record.
struct RecordForm {
    std::string_view table{};
    std::string_view token{};  ///< in addresses
    std::string_view title{};  ///< "Visit to a child in need"
    std::string_view chapter{};
    std::span<const Question> questions{};
};

std::span<const RecordForm> need_forms();
std::span<const RecordForm> protection_forms();
std::span<const RecordForm> care_forms();
/// Every form, in the order in which they are offered.
const std::vector<RecordForm>& record_forms();
const RecordForm* form_with_token(std::string_view token);
const RecordForm& form_of_table(std::string_view table);

/// A question with what its column takes, and for a part the table of what it is a part of.
struct Asked {
    const Question* question{};
    Takes takes{};
    std::string_view part_of{};
};
/// The questions of a form, in its order.
std::vector<Asked> asked_by(const RecordForm& form);

/// What is said of a record: the texts of its columns, days as `2026-11-20`, yes and no as `true` and `false`; what is not said is not there.
using Said = std::map<std::string, std::string, std::less<>>;
std::string_view said_of(const Said& said, std::string_view column);

/// `20 November 2026`, `Yes`, a code in words; parts are named by whoever knows them.
std::string answer_in_words(const Asked& asked, const std::string& text);

/// Calls `visit(std::type_identity<Record>{})` for the kind of record that the table holds.
template <class Visit>
void for_kind(std::string_view table, Visit&& visit) {
    for_every_kind([&]<class Record>(std::type_identity<Record> kind) {
        if (Record::table == table) visit(kind);
    });
}

}  // namespace holdfast::pathway
