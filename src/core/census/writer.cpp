#include "core/census/writer.hpp"

namespace holdfast::census {

static void indent(std::string& out, std::size_t depth) { out.append(depth * 2, ' '); }

/// A carriage return would be taken for a line end.
static void append_text(std::string& out, std::string_view text) {
    if (text.find_first_of("<>&\r") == std::string_view::npos) {
        out += text;
        return;
    }
    for (const char letter : text) {
        if (letter == '<') out += "&lt;";
        else if (letter == '>') out += "&gt;";
        else if (letter == '&') out += "&amp;";
        else if (letter == '\r') out += "&#13;";
        else out += letter;
    }
}

static void append_tag(std::string& out, std::string_view before, std::string_view name, std::string_view after) {
    out += before;
    out += name;
    out += after;
}

/// Two texts that stood apart, by a comment, stay apart.
static void append_foreign(std::string& out, std::string_view xml, std::size_t depth) {
    indent(out, depth);
    if (!xml.starts_with('<') || xml.starts_with("<!")) out += "<!-- -->";
    out += xml;
    out += '\n';
}

static void append(std::string& out, std::string_view name, const Text& field, std::size_t depth) {
    indent(out, depth);
    if (!field.is_given()) return append_tag(out, "<", name, "/>\n");
    append_tag(out, "<", name, ">");
    append_text(out, field.written);
    append_tag(out, "</", name, ">\n");
}

namespace {

template <class R>
void append_record(std::string& out, std::string_view name, const R& record, std::size_t depth);

/// Writes the parts of one record, and between them what is no part of the census at its place.
template <class R>
class Parts {
public:
    Parts(std::string& out, const R& record, std::size_t depth) : out_(out), record_(record), depth_(depth) { foreign_up_to(0); }

    template <class Field>
    void operator()(std::string_view name, const Field& field) {
        if constexpr (requires { field.size(); }) {
            for (const auto& row : field) part(name, row);
        } else if (field.is_there) {
            part(name, field);
        }
    }
    void foreign_up_to(std::size_t known) {
        for (; next_ < record_.foreign.size() && record_.foreign[next_].after <= known; ++next_) append_foreign(out_, record_.foreign[next_].xml, depth_);
    }

private:
    template <class Field>
    void part(std::string_view name, const Field& field) {
        if constexpr (requires { field.written; }) append(out_, name, field, depth_);
        else append_record(out_, name, field, depth_);
        foreign_up_to(++known_);
    }

    std::string& out_;
    const R& record_;
    std::size_t depth_;
    std::size_t known_{0};
    std::size_t next_{0};
};

template <class R>
void append_record(std::string& out, std::string_view name, const R& record, std::size_t depth) {
    indent(out, depth);
    append_tag(out, "<", name, ">\n");
    Parts<R> parts(out, record, depth + 1);
    R::each(record, parts);
    for (const auto& left : record.foreign)
        if (left.after == Foreign::last) append_foreign(out, left.xml, depth + 1);
    indent(out, depth);
    append_tag(out, "</", name, ">\n");
}

}  // namespace

Writer::Writer(std::string& out, std::string_view message_attributes) : out_(out) {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message";
    if (!message_attributes.empty()) append_tag(out_, " ", message_attributes, "");
    out_ += ">\n";
}

void Writer::header(const Header& header) { append_record(out_, "Header", header, 1); }

void Writer::open_children() {
    if (!is_in_children_) out_ += "  <Children>\n";
    is_in_children_ = true;
}

void Writer::close_children() {
    if (is_after_children_) return;
    open_children();
    out_ += "  </Children>\n";
    is_after_children_ = true;
}

void Writer::child(const Child& child) {
    open_children();
    append_record(out_, "Child", child, 2);
}

void Writer::foreign(Place place, std::string_view xml) {
    if (place == Place::among_children) open_children();
    if (place == Place::after_children) close_children();
    append_foreign(out_, xml, place == Place::among_children ? 2 : 1);
}

void Writer::end() {
    close_children();
    out_ += "</Message>\n";
}

}  // namespace holdfast::census
