#pragma once

#include "core/census/keeper.hpp"
#include "core/census/notices.hpp"
#include "core/census/record.hpp"
#include "core/census/xml_scanner.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::census {

/// Reads a children-in-need census of the collections 2017 to 2026 child by child: `GenderCurrent` and `Sex`, `true` and `1`, both shapes of
/// `Reviews`, headers with `Content`. What it does not know is kept where it stood, and noted. Memory is bounded by the largest child.
class Reader {
public:
    /// The most elements and texts that one child, or the header, may have: the rules compare every two plans of a child.
    static constexpr std::size_t most_elements = 5000;
    enum class Item { header, child, foreign, end, problem };

    explicit Reader(Source source, std::size_t window = std::size_t{256} << 10);

    /// What comes next. A header, where there is one, comes before the first child; after a problem nothing comes.
    Item next();
    /// The header, from the time it came on.
    const Header& header() const { return header_; }
    /// The child that came last; its texts live until `next` is called again.
    const Child& child() const { return child_; }
    std::string_view foreign() const { return foreign_; }
    Place foreign_place() const { return foreign_place_; }
    /// The attributes of `Message`, as written: a schema's address, as a rule.
    const std::string& message_attributes() const { return message_attributes_; }
    const std::optional<Problem>& problem() const { return scanner_.problem(); }
    const Notices& notices() const { return notices_; }

private:
    enum class State { outside, message, children, after_children, ended };
    enum class Got { stop, nothing, header, child, foreign, end };
    enum class Part { unknown, taken, repeated, nested, stop };
    struct Pending {
        Notice::Kind kind{};
        std::string_view record{};
        std::string_view field{};
        std::string_view value{};
        const char* at{};
    };

    Got read_some();
    Got open_element(const Element& element);
    Got open_message(const Element& element);
    Got read_header(const Element& element);
    Got read_child(const Element& element);
    Got close_element();
    Got keep_foreign(const Element& element);
    Place place() const;
    template <class R>
    bool read_record(std::string_view name, const Element& element, R& record);
    template <class R>
    bool read_part(std::string_view name, const Element& element, R& record, std::size_t& known);
    template <class Field>
    Part read_field(std::string_view record, std::string_view name, const Element& element, Field& field);
    template <class Value>
    Part read_value(std::string_view record, std::string_view name, const Element& element, Value& value);
    void commit(std::string_view la_child_id);

    XmlScanner scanner_;
    State state_{State::outside};
    Header header_{};
    Keeper header_texts_{};
    Child child_{};
    std::string_view foreign_{};
    Place foreign_place_{};
    std::string message_attributes_{};
    bool has_header_{false};
    bool has_children_{false};
    std::vector<Pending> pending_{};
    std::size_t elements_{0};
    Notices notices_{};
};

}  // namespace holdfast::census
