#pragma once

#include "base/outcome.hpp"
#include "core/trail/search_store.hpp"
#include "web/request.hpp"

#include <string>
#include <vector>

namespace holdfast::audit {

/// What somebody asks of the trail, as it was typed, with what could not be read.
struct Question {
    std::string person{}, type{}, kind{}, reference{}, from{}, to{}, before{};
    std::vector<FieldError> errors{};

    /// What to look for. Dates are London days, the last one included.
    trail::TrailSearch search() const;
    /// The query of the same question going on before this entry; empty for nothing asked.
    std::string query(std::int64_t before_entry) const;
};

/// Reads and checks the question of a query.
Question question_in(const web::Fields& query);

/// Reads `27/3/2017`, as the date picker has it, or `2017-03-27`.
std::optional<Date> parse_day(std::string_view text);

}  // namespace holdfast::audit
