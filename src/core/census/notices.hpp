#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::census {

/// Something in a file that none of the rules speaks of and a person should know, counted by what it is and where in the record.
struct Notice {
    enum class Kind { unknown_element, repeated, nested, text, attribute, unreadable };
    Kind kind{};
    std::string record{};
    std::string field{};
    std::uint64_t count{};
    std::uint64_t line{};       ///< of the first
    std::string la_child_id{};  ///< of the first
    std::string value{};        ///< of the first
    /// In a sentence.
    std::string in_words() const;
};

/// What was noted while a file was read. At most a few hundred different notices are kept, however many there are.
class Notices {
public:
    static constexpr std::size_t most = 200;

    /// Counts one; `line` is asked only for the first of its kind.
    template <class Line>
    void add(Notice::Kind kind, std::string_view record, std::string_view field, Line&& line, std::string_view la_child_id, std::string_view value) {
        if (Notice* found = find(kind, record, field)) ++found->count;
        else if (kept_.size() == most) ++others_;
        else
            kept_.push_back(
                {kind, std::string(record), std::string(field.substr(0, 100)), 1, line(), std::string(la_child_id), std::string(value.substr(0, 60))});
    }
    const std::vector<Notice>& kept() const { return kept_; }
    /// How many were too different from each other to be kept.
    std::uint64_t others() const { return others_; }

private:
    Notice* find(Notice::Kind kind, std::string_view record, std::string_view field);

    std::vector<Notice> kept_{};
    std::uint64_t others_{0};
};

}  // namespace holdfast::census
