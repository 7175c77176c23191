#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::census {

/// Puts the next bytes of a file into `into`, at most so many, and gives how many; none at the file's end.
using Source = std::function<std::size_t(char* into, std::size_t most)>;

/// A source of bytes in memory, which must outlive it.
Source source_of(std::string_view bytes);

/// Why a file cannot be read further, and the line, counted from 1.
struct Problem {
    std::uint64_t line{};
    std::string reason{};
    friend bool operator==(const Problem&, const Problem&) = default;
};

/// A start tag. The views live until the scanner is told to begin the next unit.
struct Element {
    std::string_view name{};
    std::string_view attributes{};  ///< as written, without the space around them
    const char* from{};             ///< where its `<` stands
    bool is_empty{false};           ///< `<a/>`
};

/// Reads XML 1.0 in UTF-8 from a window that slides over the file, so that memory is bounded by the largest unit and not by the file. What is
/// looked at together (a child of a census) is a unit: when the window ends inside one, the scanner stops, and the unit is read again
/// from its beginning once `resume` has moved the window. There is no document type declaration and no entity but the five that XML has itself.
class XmlScanner {
public:
    enum class Step { element, text, close, stop };
    enum class Leaf { value, nested, stop };
    /// The largest unit that is taken, in bytes.
    static constexpr std::size_t largest_unit = std::size_t{16} << 20;

    explicit XmlScanner(Source source, std::size_t window = std::size_t{256} << 10);

    /// What comes next inside the innermost open element: a start tag, text that is more than white space, or its end tag (of the file: its end).
    Step step(Element& element);
    /// The text of `Step::text` as it is written, without white space around it.
    std::string_view text() const { return text_; }
    /// The text of an element that was just opened, references resolved, without white space around it, and its end tag; `nested` when there
    /// is an element within: the element is then still open, and `skip` reads it.
    Leaf leaf(const Element& element, std::string_view& value);
    /// Reads on to the end of an element that was just opened and gives all of it as it is written.
    bool skip(const Element& element, std::string_view& written);

    /// From here on what is read is a new unit; views of earlier ones end.
    void begin_unit();
    /// After a stop: whether the unit can be tried again from its beginning. Not when the file cannot be read further.
    bool resume();
    /// The name of the innermost open element outlives the unit: it is this literal.
    void keep_open(std::string_view literal) { open_.back() = literal; }
    /// Stops for good at a place in the unit.
    Step refuse(const char* at, std::string reason);
    Step refuse_here(std::string reason) { return refuse(at_, std::move(reason)); }
    /// The line of a place in the unit.
    std::uint64_t line_of(const char* at) const;
    const std::optional<Problem>& problem() const { return problem_; }

private:
    Step starve();
    Step start_tag(Element& element);
    Step attributes(Element& element, const char* at);
    bool attribute(const char*& at);
    Step end_tag();
    Step text_run();
    bool markup();
    bool instruction();
    bool skip_past(std::string_view end, const char* from);
    bool character_data(const char*& at);
    bool reference(const char*& at, std::string* into);
    Leaf slow_leaf(std::string_view& value, const char* content);
    bool slow_text(std::string& value);
    bool check_start();
    bool declaration();
    void fill(std::size_t kept);
    void examine(std::size_t from, std::size_t to);
    void spoil(std::size_t at, std::string reason);
    Step stop_at(const char* at, const char* what);

    Source source_;
    std::vector<char> buffer_;
    const char* at_{};
    const char* end_{};
    const char* unit_{};
    std::size_t unit_depth_{0};
    std::uint64_t lines_{1};  ///< the line on which the window begins
    bool is_ended_{false};
    bool is_started_{false};
    std::string carried_{};  ///< the beginning of a character whose rest was not read yet
    std::string spoilt_{};   ///< what is wrong with the byte at the window's end
    std::vector<std::string_view> open_{};
    std::vector<std::string_view> attribute_names_{};
    std::string_view text_{};
    std::deque<std::string> resolved_{};
    std::optional<Problem> problem_{};
};

}  // namespace holdfast::census
