#include "web/charts/drawing.hpp"

#include <charconv>
#include <cmath>

namespace holdfast::web::charts {

std::string px(double coordinate) {
    std::array<char, 24> buffer{};
    const long tenths = std::lround(std::abs(coordinate) * 10);
    char* end = buffer.data();
    if (coordinate < 0 && tenths > 0) *end++ = '-';
    end = std::to_chars(end, buffer.data() + 20, tenths / 10).ptr;
    if (tenths % 10 != 0) {
        *end++ = '.';
        *end++ = static_cast<char>('0' + tenths % 10);
    }
    return {buffer.data(), end};
}

static Html dash_attribute(std::string_view dashes) { return dashes.empty() ? Html{} : html(R"( stroke-dasharray="{}")", dashes); }

static Html closed_with(std::string_view element, std::string_view title) {
    return title.empty() ? html("/>") : html("><title>{}</title></{}>", title, element);
}

void Drawing::line(Point from, Point to, const Stroke& stroke) {
    shapes_.add(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>)", px(from.x), px(from.y), px(to.x), px(to.y), stroke.colour,
                px(stroke.width), dash_attribute(stroke.dashes));
}

void Drawing::path(std::string_view path, const Stroke& stroke) {
    shapes_.add(R"(<path d="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{}/>)", path, stroke.colour, px(stroke.width),
                dash_attribute(stroke.dashes));
}

void Drawing::rect(const Box& box, std::string_view fill, std::string_view title) {
    shapes_.add(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{})", px(box.x), px(box.y), px(box.width), px(box.height), fill,
                closed_with("rect", title));
}

void Drawing::circle(Point centre, double radius, std::string_view fill, std::string_view title) {
    shapes_.add(R"(<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="#ffffff" stroke-width="1"{})", px(centre.x), px(centre.y), px(radius), fill,
                closed_with("circle", title));
}

void Drawing::diamond(Point centre, double radius, std::string_view fill, std::string_view title) {
    const auto [x, y] = centre;
    shapes_.add(R"(<path d="M{} {}L{} {}L{} {}L{} {}Z" fill="{}" stroke="#ffffff" stroke-width="1"{})", px(x), px(y - radius), px(x + radius), px(y), px(x),
                px(y + radius), px(x - radius), px(y), fill, closed_with("path", title));
}

void Drawing::text(Point at, std::string_view text, const TextStyle& style) {
    using Anchor = TextStyle::Anchor;
    has_links_ |= !style.href.empty();
    if (!style.href.empty()) words_.add(R"(<a href="{}" tabindex="-1">)", style.href);
    words_.add(R"(<text x="{}" y="{}")", px(at.x), px(at.y + canvas_.font * 0.35));
    if (!style.href.empty()) words_.add(R"( text-decoration="underline")");
    if (style.anchor == Anchor::middle) words_.add(R"( text-anchor="middle")");
    if (style.anchor == Anchor::end) words_.add(R"( text-anchor="end")");
    if (style.is_bold) words_.add(R"( font-weight="700")");
    if (style.colour != ink) words_.add(R"( fill="{}")", style.colour);
    if (!style.role.empty()) words_.add(R"( class="app-chart__{}")", style.role);
    if (style.is_haloed) words_.add(R"( stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke")");
    words_.add(">{}</text>{}", text, style.href.empty() ? Html{} : html("</a>"));
}

void Drawing::lines(Point at, const std::vector<std::string>& lines, const TextStyle& style) {
    for (const auto& line : lines) {
        text(at, line, style);
        at.y += line_height;
    }
}

/// A drawing is one picture to who hears it, with its title and its description. One with links is not called that, because a picture has nothing in it
/// that can be pointed at; it is heard as one all the same.
static void add_svg(Html& out, const Caption& caption, const Drawing& drawing) {
    const Canvas& canvas = drawing.canvas();
    const Html name = html("{}-{}", caption.id, canvas.is_narrow ? "narrow" : "wide");
    out.add(R"(<svg class="app-chart__drawing app-chart__drawing--{}" viewBox="0 0 {} {}" width="{}" height="{}" role="{}")",
            canvas.is_narrow ? "narrow" : "wide", px(canvas.width), px(drawing.height()), px(canvas.width), px(drawing.height()),
            drawing.has_links() ? "group" : "img");
    out.add(R"( aria-labelledby="{}-title" aria-describedby="{}-desc" focusable="false" fill="{}" font-size="{}")", name, name, ink, px(canvas.font));
    out.add(R"( font-family="Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif">)");
    out.add(R"(<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>)", name, caption.title, name, caption.description);
    if (drawing.has_links()) out.add(R"(<g aria-hidden="true">)");
    out.add(drawing.shapes()).add(drawing.words());
    if (drawing.has_links()) out.add("</g>");
    out.add("</svg>");
}

Html figure(const Caption& caption, const std::function<void(Drawing&)>& draw) {
    Html out = html(R"(<div class="app-chart" id="{}"><p class="app-chart__title">{}</p>)", caption.id, caption.title);
    if (!caption.subtitle.empty()) out.add(R"(<p class="app-chart__subtitle">{}</p>)", caption.subtitle);
    for (const Canvas& canvas : {Canvas{680, 14, false}, Canvas{340, 14, true}}) {
        Drawing drawing(canvas);
        draw(drawing);
        add_svg(out, caption, drawing);
    }
    if (!caption.source.empty()) out.add(R"(<p class="app-chart__source">Source: {}</p>)", caption.source);
    out.add("</div>");
    return out;
}

}  // namespace holdfast::web::charts
