#include "core/documents/dress_pages.hpp"

#include "web/charts/text_metrics.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

namespace holdfast::documents {

using web::html;
using web::Html;
using Node = Tree::Node;

static constexpr double name_size = 14, note_size = 12, name_line = 18, note_line = 15, padding = 8;
static constexpr double indent = 30, bus_offset = 12, gap = 10;
static constexpr std::size_t fewest_in_two_columns = 4;

static std::string px(double coordinate) { return fmt::format("{:.0f}", coordinate); }

struct Look {
    std::string_view fill, edge, ink;
};
static constexpr std::array<Look, 3> looks{{{"#12436d", "#12436d", "#ffffff"}, {"#d9e6f2", "#12436d", "#0b0c0c"}, {"#f6f7f8", "#8c9499", "#0b0c0c"}}};

/// Boxes down the page, children indented under their parent and joined to it by lines; the root's children stand in two columns where the page is
/// wide enough.
class TreeDrawing {
public:
    explicit TreeDrawing(double width, bool has_columns) : width_(width), has_columns_(has_columns) {}

    double draw(const Node& root) {
        const Place place{1, 1, width_ - 2};
        const bool has_many = has_columns_ && root.children.size() >= fewest_in_two_columns;
        return has_many ? columns(root, place) : branch(root, place, 0);
    }
    Html picture() const {
        Html all = lines_;
        return all.add(boxes_);
    }

private:
    struct Place {
        double x, y, width;
    };
    using Children = std::span<const Node>;

    /// Draws a box and what is under it, and gives where the next thing may stand.
    double branch(const Node& node, Place place, std::size_t depth) {
        const double bottom = box(node, place, depth);
        return under(node.children, {place.x, bottom, place.width}, depth);
    }

    /// Draws children one under another, joined to a line that comes down from `place`.
    double under(Children children, Place place, std::size_t depth) {
        double y = place.y + gap, last_joint = place.y;
        for (const auto& child : children) {
            const Place inner{place.x + indent, y, place.width - indent};
            last_joint = join(place.x + bus_offset, inner);
            y = branch(child, inner, depth + 1);
        }
        if (!children.empty()) line({place.x + bus_offset, place.y}, {place.x + bus_offset, last_joint});
        return y;
    }

    double columns(const Node& root, Place place) {
        const double bottom = box(root, place, 0), column = (place.width - gap) / 2;
        const Children children(root.children);
        const std::size_t split = half_of(children, column);
        const double left = under(children.first(split), {place.x, bottom, column}, 0);
        const double right = under(children.subspan(split), {place.x + column + gap, bottom, column}, 0);
        return std::max(left, right);
    }

    /// How many children fill the first of two columns, so that both are about as high.
    static std::size_t half_of(Children children, double column) {
        const auto height = [&](Children some) { return TreeDrawing(column, false).under(some, {0, 0, column}, 0); };
        std::size_t split = 1;
        while (split < children.size() && height(children.first(split)) < height(children.subspan(split))) ++split;
        return split;
    }

    /// A line from the bus to the middle of the first line of a box.
    double join(double bus, Place place) {
        const double y = place.y + padding + name_line / 2;
        line({bus, y}, {place.x, y});
        return y;
    }

    struct Point {
        double x, y;
    };
    void line(Point from, Point to) {
        lines_.add(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#505a5f" stroke-width="1.5"/>)", px(from.x), px(from.y), px(to.x), px(to.y));
    }

    double box(const Node& node, Place place, std::size_t depth) {
        const Look& look = looks[std::min<std::size_t>(depth, looks.size() - 1)];
        const double room = place.width - 2 * padding;
        const auto names = web::charts::wrap(node.name, room, name_size);
        const auto notes = node.note.empty() ? std::vector<std::string>{} : web::charts::wrap(node.note, room, note_size);
        const double height = 2 * padding + name_line * static_cast<double>(names.size()) + note_line * static_cast<double>(notes.size());
        boxes_.add(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}" stroke="{}"/>)", px(place.x), px(place.y), px(place.width), px(height),
                   look.fill, look.edge);
        double y = place.y + padding + 13;
        for (const auto& text : names) {
            boxes_.add(R"(<text x="{}" y="{}" font-size="14" font-weight="700" fill="{}">{}</text>)", px(place.x + padding), px(y), look.ink, text);
            y += name_line;
        }
        for (const auto& text : notes) {
            boxes_.add(R"(<text x="{}" y="{}" font-size="12" fill="{}">{}</text>)", px(place.x + padding), px(y - 2), look.ink, text);
            y += note_line;
        }
        return place.y + height;
    }

    double width_;
    bool has_columns_;
    Html lines_, boxes_;
};

static std::size_t count_of(const Node& node) {
    std::size_t all = 1;
    for (const auto& child : node.children) all += count_of(child);
    return all;
}

struct Format {
    std::string_view name;
    double width;
    bool has_columns;
};
static constexpr Format wide{"wide", 680, true}, narrow{"narrow", 320, false};

static Html drawing(const Tree& tree, const Format& format) {
    TreeDrawing drawn(format.width, format.has_columns);
    const double height = drawn.draw(tree.root);
    const Html id = html("tree-{}-{}", tree.name, format.name);
    Html svg = html(
        R"(<svg xmlns="http://www.w3.org/2000/svg" class="app-chart__drawing app-chart__drawing--{}" viewBox="0 0 {} {}" width="{}" height="{}" role="img")",
        format.name, px(format.width), px(height), px(format.width), px(height));
    svg.add(R"( aria-labelledby="{}-title" aria-describedby="{}-desc" focusable="false")", id, id);
    svg.add(R"( font-family="Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"><title id="{}-title">{}</title>)", id, tree.caption);
    svg.add(R"(<desc id="{}-desc">Groups under {}; the list after the drawing says the same in words.</desc>)", id, tree.root.name);
    return svg.add(drawn.picture()).add("</svg>");
}

static Html in_words(const Writing& writing, const Node& node) {
    Html item = html("<li>{}", node.name);
    if (!node.note.empty()) item.add(" – {}", node.note);
    Html children;
    for (const auto& child : node.children) children.add(in_words(writing, child));
    if (!children.empty()) item.add("<ul{}>{}</ul>", writing.dress.bullets, children);
    return item.add("</li>");
}

Html tree_html(const Writing& writing, const Tree& tree) {
    Html made = html(R"(<figure id="tree-{}"{}><div class="app-chart">{}{}</div><figcaption{}>{}. The list says the same in words.</figcaption></figure>)",
                     tree.name, writing.dress.figure, drawing(tree, wide), drawing(tree, narrow), writing.dress.note, tree.caption);
    return made.add("<ul{}>{}</ul>", writing.dress.bullets, in_words(writing, tree.root));
}

std::string tree_picture(const Tree& tree) { return for_office(drawing(tree, wide).string()); }

}  // namespace holdfast::documents
