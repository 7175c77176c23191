#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/charts/text_metrics.hpp"
#include "web/html.hpp"

namespace holdfast::web::charts {

struct Point {
    double x{};
    double y{};
};

struct Box {
    double x{};
    double y{};
    double width{};
    double height{};
};

/// How a line is drawn: colour, width, and dashes (empty for a whole line).
struct Stroke {
    std::string_view colour = "#0b0c0c";
    double width = 1;
    std::string_view dashes{};
};

/// How text is set. `y` of a text is the middle of its first line.
struct TextStyle {
    enum class Anchor { start, middle, end };
    Anchor anchor = Anchor::start;
    bool is_bold = false;
    std::string_view colour = "#0b0c0c";
    /// Names what the text is for, as the class `app-chart__<role>`.
    std::string_view role{};
    /// A white edge keeps the text readable over a line.
    bool is_haloed = false;
    /// Where the text leads; nowhere where empty.
    std::string_view href{};
};

inline constexpr double line_height = 17;
/// What charts are drawn on, and the line between two parts of a bar.
inline constexpr std::string_view paper = "#ffffff";
inline constexpr std::string_view ink = "#0b0c0c";
inline constexpr std::string_view quiet = "#505a5f";
inline constexpr std::string_view rule = "#cecece";
/// The Analysis Function's categorical colours, in order; neighbours differ by 3:1.
inline constexpr std::array<std::string_view, 6> categorical{"#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"};
inline constexpr std::array<std::string_view, 4> line_dashes{"", "8 4", "2 3", "10 3 2 3"};

/// The size of a drawing: one for a page's column, one for a phone.
struct Canvas {
    double width{};
    double font{};
    bool is_narrow = false;
};

/// An SVG in the making; words lie above shapes. Presentation attributes only: the Content-Security-Policy forbids inline styles.
class Drawing {
public:
    explicit Drawing(const Canvas& canvas) : canvas_(canvas) {}

    const Canvas& canvas() const { return canvas_; }
    void line(Point from, Point to, const Stroke& stroke);
    void path(std::string_view path, const Stroke& stroke);
    void rect(const Box& box, std::string_view fill, std::string_view title = {});
    void circle(Point centre, double radius, std::string_view fill, std::string_view title = {});
    void diamond(Point centre, double radius, std::string_view fill, std::string_view title = {});
    void text(Point at, std::string_view text, const TextStyle& style = {});
    /// Lines one under another.
    void lines(Point at, const std::vector<std::string>& lines, const TextStyle& style = {});
    const Html& shapes() const { return shapes_; }
    const Html& words() const { return words_; }
    /// Whether any text leads somewhere.
    bool has_links() const { return has_links_; }
    void set_height(double height) { height_ = height; }
    double height() const { return height_; }

private:
    Canvas canvas_;
    double height_ = 0;
    bool has_links_ = false;
    Html shapes_;
    Html words_;
};

/// A coordinate as SVG writes it, to a tenth of a pixel.
std::string px(double coordinate);

/// What a chart is called and where it comes from.
struct Caption {
    const std::string& id;
    const std::string& title;
    const std::string& subtitle;
    const std::string& source;
    std::string description;
};

/// The chart's title and subtitle as text, then both drawings of it, then its source.
Html figure(const Caption& caption, const std::function<void(Drawing&)>& draw);

}  // namespace holdfast::web::charts
