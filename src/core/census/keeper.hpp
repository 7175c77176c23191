#pragma once

#include "core/census/rows.hpp"
#include "core/census/value.hpp"

#include <deque>
#include <string>

namespace holdfast::census {

/// Keeps texts for records that outlive what they were read from.
class Keeper {
public:
    /// The same text, living as long as this.
    std::string_view text(std::string_view written) { return written.empty() ? std::string_view{} : std::string_view{texts_.emplace_back(written)}; }

    /// Puts every text of the record here.
    template <class Field>
    void keep(Field& field) {
        if constexpr (requires { field.foreign; }) {
            keep(field.foreign);
            Field::each(field, [&](auto, auto& part) { keep(part); });
        } else if constexpr (requires { field.written; }) {
            field.written = text(field.written);
        } else if constexpr (requires { field.xml; }) {
            field.xml = text(field.xml);
        } else {
            for (auto& row : field) keep(row);
        }
    }
    void clear() { texts_.clear(); }

private:
    std::deque<std::string> texts_{};
};

}  // namespace holdfast::census
