#include "core/documents/dress_pages.hpp"

#include <algorithm>

namespace holdfast::documents {

using web::html;
using web::Html;
using Kind = Words::Kind;

/// Writes words as HTML and remembers the last heading's level, so that none is skipped.
struct WordsWriting {
    const Writing& writing;
    int first_level;
    int last_level;

    Html children(const Words& words) {
        Html all;
        for (const auto& child : words.children) all.add(one(child));
        return all;
    }

    Html heading(const Words& words) {
        last_level = std::min({first_level + words.level - 1, last_level + 1, 6});
        last_level = std::max(last_level, first_level);
        const Dress& dress = writing.dress;
        const Html& attributes = last_level <= 3 ? dress.heading : dress.small_heading;
        return html("<h{}{}>{}</h{}>", last_level, attributes, children(words), last_level);
    }

    Html figure(const Words& words) const {
        const auto found = writing.document.figures.find(words.text);
        return found == writing.document.figures.end() ? html("<em>not available</em>") : linked_figure(writing, found->second);
    }

    Html link(const Words& words) {
        if (words.text.empty()) return children(words);
        return html(R"(<a href="{}"{}>{}</a>)", words.text, writing.dress.link, children(words));
    }

    Html numbered(const Words& words) {
        if (words.level == 1) return html("<ol{}>{}</ol>", writing.dress.numbers, children(words));
        return html(R"(<ol start="{}"{}>{}</ol>)", words.level, writing.dress.numbers, children(words));
    }

    Html one(const Words& words) {
        const Dress& dress = writing.dress;
        switch (words.kind) {
            case Kind::root: return children(words);
            case Kind::heading: return heading(words);
            case Kind::paragraph: return html("<p{}>{}</p>", dress.paragraph, children(words));
            case Kind::bullet_list: return html("<ul{}>{}</ul>", dress.bullets, children(words));
            case Kind::numbered_list: return numbered(words);
            case Kind::item: return html("<li>{}</li>", children(words));
            case Kind::quote: return html("<blockquote{}>{}</blockquote>", dress.quote, children(words));
            case Kind::text: return Html::text(words.text);
            case Kind::strong: return html("<strong>{}</strong>", children(words));
            case Kind::emphasis: return html("<em>{}</em>", children(words));
            case Kind::code: return html("<code>{}</code>", children(words));
            case Kind::link: return link(words);
            case Kind::figure: return figure(words);
            case Kind::line_break: return html("<br>");
        }
        return {};
    }
};

Html words_html(const Writing& writing, const Words& words, int level) { return WordsWriting{writing, level + 1, level}.one(words); }

Html panels_html(const Writing& writing, const Words& words) {
    Html panels, panel;
    WordsWriting in_panel{writing, writing.part_level + 1, writing.part_level};
    const auto close = [&] {
        if (!panel.empty()) panels.add("<section{}>{}</section>", writing.dress.panel, panel);
        panel = {};
    };
    for (const auto& child : words.children) {
        if (child.kind == Kind::heading) {
            close();
            in_panel.last_level = writing.part_level;
        }
        panel.add(in_panel.one(child));
    }
    close();
    return html("<div{}>{}</div>", writing.dress.panels, panels);
}

static Html site_html(const Words& words, const TracedFigures& figures) {
    Document document;
    document.figures = figures;
    const Writing writing{.document = document, .dress = site_dress(), .is_in_site = true};
    return words_html(writing, words, 2);
}

Html html_words(std::string_view markdown, const TracedFigures& figures) { return site_html(read_markdown(markdown), figures); }

Html html_line(std::string_view line, const TracedFigures& figures) {
    if (!names_figure(line)) return Html::text(line);
    return site_html(read_line(line), figures);
}

}  // namespace holdfast::documents
