#pragma once

#include "core/census/record.hpp"

#include <string>
#include <string_view>

namespace holdfast::census {

/// Writes a census in the order of the standard, two spaces for each level, UTF-8. What is written reads back as the same records, with what
/// is no part of the census where it stood. Text is added to `out`, which may be emptied between two calls.
class Writer {
public:
    explicit Writer(std::string& out, std::string_view message_attributes = {});

    /// At most once, before the first child.
    void header(const Header& header);
    void child(const Child& child);
    /// Something that is no part of the census, as it was read; in the order of the places.
    void foreign(Place place, std::string_view xml);
    void end();

private:
    void open_children();
    void close_children();

    std::string& out_;
    bool is_in_children_{false};
    bool is_after_children_{false};
};

}  // namespace holdfast::census
