#include "core/census/xml_scanner.hpp"

#include "core/census/xml_letters.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace holdfast::census {

using Step = XmlScanner::Step;

static constexpr std::size_t deepest = 64;

static std::string shown(std::string_view text) { return std::string(text.substr(0, 40)); }

Step XmlScanner::refuse(const char* at, std::string reason) {
    if (!problem_) problem_ = Problem{line_of(at), std::move(reason)};
    return Step::stop;
}

/// The window ended. Whether that is the file's end, and so a mistake, is seen when it is moved.
Step XmlScanner::starve() {
    if (is_ended_) {
        if (!spoilt_.empty()) return refuse(end_, spoilt_);
        refuse(end_, open_.empty() ? "the file ends inside a tag, a comment or a declaration"
                                   : fmt::format("the file ends inside {}: it is cut short", shown(open_.back())));
    }
    return Step::stop;
}

/// Wrong at this place, unless the place is only where the window ends.
Step XmlScanner::stop_at(const char* at, const char* what) { return at == end_ ? starve() : refuse(at, what); }

Step XmlScanner::step(Element& element) {
    if (!is_started_ && !check_start()) return Step::stop;
    for (;;) {
        while (is(*at_, is_space)) ++at_;
        if (at_ == end_ && is_ended_ && spoilt_.empty() && open_.empty()) return Step::close;
        if (at_ == end_) return starve();
        if (*at_ != '<') return text_run();
        if (at_[1] == '/') return end_tag();
        if (at_[1] != '!' && at_[1] != '?') return start_tag(element);
        if (begins(at_, end_, "<![CDATA[")) return text_run();
        if (!markup()) return Step::stop;
    }
}

Step XmlScanner::start_tag(Element& element) {
    const char* at = at_ + 1;
    if (!is(*at, is_name_start)) return stop_at(at, "there is a < that begins no tag");
    while (is(*at, is_name)) ++at;
    element = {{at_ + 1, static_cast<std::size_t>(at - at_ - 1)}, {}, at_, false};
    if (*at != '>') return attributes(element, at);
    if (open_.size() >= deepest) return refuse(at_, "elements are nested more than 64 deep");
    open_.push_back(element.name);
    at_ = at + 1;
    return Step::element;
}

Step XmlScanner::attributes(Element& element, const char* at) {
    const char* const from = at;
    attribute_names_.clear();
    for (;;) {
        const char* const before = at;
        while (is(*at, is_space)) ++at;
        if (*at == '>' || *at == '/') break;
        if (at == before) return stop_at(at, "a tag has a character that cannot be in its name");
        if (!attribute(at)) return Step::stop;
    }
    element.attributes = trimmed({from, static_cast<std::size_t>(at - from)});
    element.is_empty = *at == '/';
    if (element.is_empty && *++at != '>') return stop_at(at, "a / inside a tag is not followed by >");
    if (open_.size() >= deepest) return refuse(at_, "elements are nested more than 64 deep");
    if (!element.is_empty) open_.push_back(element.name);
    at_ = at + 1;
    return Step::element;
}

bool XmlScanner::attribute(const char*& at) {
    const char* const name = at;
    if (!is(*at, is_name_start)) return stop_at(at, "a tag has an attribute without a name") != Step::stop;
    while (is(*at, is_name)) ++at;
    const std::string_view named{name, static_cast<std::size_t>(at - name)};
    while (is(*at, is_space)) ++at;
    if (*at != '=') return stop_at(at, "an attribute has no value") != Step::stop;
    ++at;
    while (is(*at, is_space)) ++at;
    const char quote = *at;
    if (quote != '"' && quote != '\'') return stop_at(at, "the value of an attribute is not in quotes") != Step::stop;
    for (++at; *at != quote;) {
        if (at == end_ || *at == '<') return stop_at(at, "the value of an attribute has a < in it or no end") != Step::stop;
        if (*at != '&') ++at;
        else if (!reference(at, nullptr)) return false;
    }
    ++at;
    if (std::ranges::find(attribute_names_, named) != attribute_names_.end())
        return refuse(name, fmt::format("the attribute {} is there twice in one tag", shown(named))) != Step::stop;
    attribute_names_.push_back(named);
    return true;
}

Step XmlScanner::end_tag() {
    const char* at = at_ + 2;
    if (open_.empty()) return refuse(at_, "there is an end tag outside every element");
    const std::string_view name = open_.back();
    if (!begins(at, end_, name)) {
        while (is(*at, is_name)) ++at;
        if (at == end_) return starve();
        return refuse(at_, fmt::format("{} is closed by </{}>", shown(name), shown({at_ + 2, static_cast<std::size_t>(at - at_ - 2)})));
    }
    at += name.size();
    while (is(*at, is_space)) ++at;
    if (*at != '>') return stop_at(at, "an end tag does not close the element that is open");
    at_ = at + 1;
    open_.pop_back();
    return Step::close;
}

/// Text between tags, or one CDATA section, as it is written.
Step XmlScanner::text_run() {
    if (open_.empty()) return refuse(at_, "there is text outside every element: is this an XML file?");
    const char* const from = at_;
    if (*at_ == '<') {
        if (!skip_past("]]>", at_ + 9)) return Step::stop;
    } else {
        while (*at_ != '<')
            if (!character_data(at_)) return Step::stop;
    }
    text_ = trimmed({from, static_cast<std::size_t>(at_ - from)});
    return Step::text;
}

/// Moves over one plain character, reference or line end of text.
bool XmlScanner::character_data(const char*& at) {
    if (at == end_) return starve() != Step::stop;
    if (*at == '&') return reference(at, nullptr);
    if (*at == ']' && at[1] == ']' && at[2] == '>') return refuse(at, "there is ]]> in text") != Step::stop;
    if (*at == ']' && end_ - at < 3 && !is_ended_) return starve() != Step::stop;
    ++at;
    return true;
}

/// A comment or an instruction is no part of a census; a document type declaration is refused, and with it every entity it could define.
bool XmlScanner::markup() {
    if (begins(at_, end_, "<?")) return instruction();
    if (begins(at_, end_, "<!--")) {
        if (!skip_past("--", at_ + 4)) return false;
        if (*at_ != '>') return stop_at(at_, "there is -- inside a comment") != Step::stop;
        ++at_;
        return true;
    }
    if (end_ - at_ < 9 && !is_ended_) return starve() != Step::stop;
    if (begins(at_, end_, "<!DOCTYPE"))
        return refuse(at_, "the file has a document type declaration (<!DOCTYPE): a census has none, and the entities it could define are not taken") !=
               Step::stop;
    return stop_at(at_ + 2, "there is <! that begins no comment") != Step::stop;
}

bool XmlScanner::instruction() {
    const char* at = at_ + 2;
    if (!is(*at, is_name_start)) return stop_at(at, "there is <? without a name") != Step::stop;
    while (is(*at, is_name)) ++at;
    if (at == end_) return starve() != Step::stop;
    if (is_word({at_ + 2, static_cast<std::size_t>(at - at_ - 2)}, "xml"))
        return refuse(at_, "there is an XML declaration that is not at the beginning") != Step::stop;
    if (!is(*at, is_space) && *at != '?') return refuse(at, "the name of an instruction <? has a character that cannot be in it") != Step::stop;
    if (*at == '?' && at[1] != '>') return stop_at(at + 1, "the name of an instruction <? has a character that cannot be in it") != Step::stop;
    return skip_past("?>", at);
}

bool XmlScanner::skip_past(std::string_view end, const char* from) {
    const std::string_view rest{from, static_cast<std::size_t>(end_ - from)};
    const std::size_t found = rest.find(end);
    if (found == std::string_view::npos) return starve() != Step::stop;
    at_ = from + found + end.size();
    return true;
}

bool XmlScanner::skip(const Element& element, std::string_view& written) {
    const std::size_t outside = element.is_empty ? open_.size() : open_.size() - 1;
    Element within;
    while (open_.size() > outside)
        if (step(within) == Step::stop) return false;
    written = {element.from, static_cast<std::size_t>(at_ - element.from)};
    return true;
}

void XmlScanner::begin_unit() {
    unit_ = at_;
    unit_depth_ = open_.size();
    resolved_.clear();
}

bool XmlScanner::resume() {
    if (problem_) return false;
    const auto kept = static_cast<std::size_t>(end_ - unit_);
    if (kept >= largest_unit) return refuse(unit_, "one element is larger than 16 MB") != Step::stop;
    if (!buffer_.empty() && unit_ != buffer_.data()) {
        lines_ += static_cast<std::uint64_t>(std::count(static_cast<const char*>(buffer_.data()), unit_, '\n'));
        std::memmove(buffer_.data(), unit_, kept);
    }
    if (kept > buffer_.size() / 2) buffer_.resize(buffer_.size() * 2);
    open_.resize(unit_depth_);
    resolved_.clear();
    fill(kept);
    return true;
}

std::uint64_t XmlScanner::line_of(const char* at) const {
    return lines_ + static_cast<std::uint64_t>(std::count(static_cast<const char*>(buffer_.data()), std::min(at, end_), '\n'));
}

}  // namespace holdfast::census
