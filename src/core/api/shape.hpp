#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast::api {

/// What a value may be: text of one or more lines, true or false, a day, a moment, one of a list, any of a list.
enum class Kind { text, flag, day, moment, one_of, any_of };

/// One choice of a list.
struct Choice {
    std::string token{};
    std::string words{};
};

/// A named value of an object: what is checked, and what the description says of it.
struct Property {
    std::string name{};
    Kind kind{};
    std::string means{};
    bool is_required{};  ///< the slice's own rules refuse it when it is not there
    std::string example{};
    std::vector<Choice> choices{};
};

/// An object of the API. Without properties there is none.
struct Shape {
    std::string name{};  ///< `Allegation`
    std::vector<Property> properties{};
};

}  // namespace holdfast::api
