#pragma once

#include <string>
#include <string_view>

namespace holdfast {

/// Names one record of any kind, so that shared engines can point at it without knowing what it is.
struct RecordRef {
    std::string_view kind{};
    std::string reference{};
    friend bool operator==(const RecordRef&, const RecordRef&) = default;
};

}  // namespace holdfast
