#include "core/census/reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::census {

using Step = XmlScanner::Step;

Reader::Reader(Source source, std::size_t window) : scanner_(std::move(source), window) {}

Reader::Item Reader::next() {
    for (;;) {
        scanner_.begin_unit();
        pending_.clear();
        elements_ = 0;
        const Got got = read_some();
        // Between children the texts of the last child are gone.
        if (got != Got::stop) commit(got == Got::child ? child_.identifiers.la_child_id.written : std::string_view{});
        switch (got) {
            case Got::header: return Item::header;
            case Got::child: return Item::child;
            case Got::foreign: return Item::foreign;
            case Got::end: return Item::end;
            case Got::nothing: continue;
            case Got::stop: break;
        }
        if (!scanner_.resume()) return Item::problem;
    }
}

Reader::Got Reader::read_some() {
    Element element;
    switch (scanner_.step(element)) {
        case Step::element: return open_element(element);
        case Step::close: return close_element();
        case Step::stop: return Got::stop;
        case Step::text: break;
    }
    foreign_ = scanner_.text();
    foreign_place_ = place();
    pending_.push_back({Notice::Kind::text, state_ == State::children ? "Children" : "Message", {}, foreign_, foreign_.data()});
    return Got::foreign;
}

Reader::Got Reader::open_element(const Element& element) {
    if (state_ == State::outside) return open_message(element);
    if (state_ == State::children) return element.name == "Child" ? read_child(element) : keep_foreign(element);
    if (state_ == State::message && element.name == "Header" && !has_header_) return read_header(element);
    if (state_ != State::message || element.name != "Children") return state_ == State::ended ? open_message(element) : keep_foreign(element);
    if (!element.attributes.empty()) pending_.push_back({Notice::Kind::attribute, "Children", {}, element.attributes, element.from});
    has_children_ = true;
    state_ = element.is_empty ? State::after_children : State::children;
    if (!element.is_empty) scanner_.keep_open("Children");
    return Got::nothing;
}

Reader::Got Reader::open_message(const Element& element) {
    const auto refuse = [&](std::string reason) { return scanner_.refuse(element.from, std::move(reason)), Got::stop; };
    if (state_ == State::ended) return refuse("there is another element after the end of Message");
    if (element.name != "Message")
        return refuse(fmt::format("the file begins with {}; a children-in-need census begins with Message", element.name.substr(0, 40)));
    if (element.is_empty) return refuse("Message is empty: there are no Children");
    message_attributes_ = element.attributes;
    scanner_.keep_open("Message");
    state_ = State::message;
    return Got::nothing;
}

Reader::Got Reader::read_header(const Element& element) {
    clear_record(header_);
    header_.is_there = true;
    if (!read_record("Header", element, header_)) return Got::stop;
    header_texts_.keep(header_);
    has_header_ = true;
    return Got::header;
}

Reader::Got Reader::read_child(const Element& element) {
    clear_record(child_);
    child_.is_there = true;
    return read_record("Child", element, child_) ? Got::child : Got::stop;
}

Reader::Got Reader::close_element() {
    if (state_ == State::ended) return Got::end;
    if (state_ == State::outside) return scanner_.refuse_here("there is no element in the file"), Got::stop;
    if (state_ == State::children) {
        state_ = State::after_children;
        return Got::nothing;
    }
    if (!has_children_) return scanner_.refuse_here("Message ends without Children"), Got::stop;
    state_ = State::ended;
    return Got::nothing;
}

Place Reader::place() const {
    if (state_ == State::children) return Place::among_children;
    if (state_ == State::after_children) return Place::after_children;
    return has_header_ ? Place::before_children : Place::before_header;
}

Reader::Got Reader::keep_foreign(const Element& element) {
    const Notice::Kind kind = element.name == "Header" || element.name == "Children" ? Notice::Kind::repeated : Notice::Kind::unknown_element;
    if (!scanner_.skip(element, foreign_)) return Got::stop;
    foreign_place_ = place();
    pending_.push_back({kind, state_ == State::children ? "Children" : "Message", element.name, {}, element.from});
    return Got::foreign;
}

/// Elements that are there once too often come last, as they are written.
static void in_order(Rows<Foreign>& foreign) {
    if (!std::ranges::is_sorted(foreign, {}, &Foreign::after)) std::ranges::stable_sort(foreign, {}, &Foreign::after);
}

template <class R>
bool Reader::read_record(std::string_view name, const Element& element, R& record) {
    if (!element.attributes.empty()) pending_.push_back({Notice::Kind::attribute, name, {}, element.attributes, element.from});
    if (element.is_empty) return true;
    Element within;
    for (std::size_t known = 0;;) {
        if (++elements_ > most_elements)
            return scanner_.refuse_here(fmt::format("there are more than {} elements in one child or in the header", most_elements)), false;
        switch (scanner_.step(within)) {
            case Step::close: return in_order(record.foreign), true;
            case Step::stop: return false;
            case Step::element:
                if (!read_part(name, within, record, known)) return false;
                break;
            case Step::text:
                record.foreign.add() = {scanner_.text(), known};
                pending_.push_back({Notice::Kind::text, name, {}, scanner_.text(), scanner_.text().data()});
        }
    }
}

template <class R>
bool Reader::read_part(std::string_view name, const Element& element, R& record, std::size_t& known) {
    Part part = Part::unknown;
    bool is_known = false;
    R::each(record, [&](std::string_view field_name, auto& field) {
        if (is_known || field_name != element.name) return;
        is_known = true;
        part = read_field(name, field_name, element, field);
    });
    if (part == Part::stop) return false;
    if (part == Part::taken) {
        ++known;
        return true;
    }
    std::string_view written;
    if (!scanner_.skip(element, written)) return false;
    record.foreign.add() = {written, is_known ? Foreign::last : known};
    const Notice::Kind kind = part == Part::unknown ? Notice::Kind::unknown_element : part == Part::nested ? Notice::Kind::nested : Notice::Kind::repeated;
    pending_.push_back({kind, name, element.name, {}, element.from});
    return true;
}

template <class Field>
Reader::Part Reader::read_field(std::string_view record, std::string_view name, const Element& element, Field& field) {
    if constexpr (requires { field.add(); }) {
        auto& row = field.add();
        row.is_there = false;
        const Part part = read_field(record, name, element, row);
        if (part != Part::taken) field.drop();
        return part;
    } else {
        if (field.is_there) return Part::repeated;
        if constexpr (requires { field.written; }) return read_value(record, name, element, field);
        else {
            field.is_there = true;
            return read_record(name, element, field) ? Part::taken : Part::stop;
        }
    }
}

template <class Value>
Reader::Part Reader::read_value(std::string_view record, std::string_view name, const Element& element, Value& value) {
    std::string_view written;
    const auto leaf = scanner_.leaf(element, written);
    if (leaf != XmlScanner::Leaf::value) return leaf == XmlScanner::Leaf::nested ? Part::nested : Part::stop;
    if (!element.attributes.empty()) pending_.push_back({Notice::Kind::attribute, record, name, element.attributes, element.from});
    if (!take(value, written)) pending_.push_back({Notice::Kind::unreadable, record, name, written, element.from});
    return Part::taken;
}

void Reader::commit(std::string_view la_child_id) {
    for (const auto& noted : pending_)
        notices_.add(
            noted.kind, noted.record, noted.field, [&] { return scanner_.line_of(noted.at); }, la_child_id, noted.value);
}

}  // namespace holdfast::census
