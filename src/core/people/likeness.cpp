#include "core/people/likeness.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>

namespace holdfast::people {

namespace {

constexpr std::size_t longest_compared = 64;

/// The letters that two names share within half the longer name of one another, and how many of those stand in another order.
struct Shared {
    int letters{};
    int out_of_order{};
};

Shared shared_letters(std::string_view one, std::string_view other) {
    std::array<bool, longest_compared> taken{};
    std::array<char, longest_compared> found{};
    const std::size_t reach = std::max(std::max(one.size(), other.size()) / 2, std::size_t{1}) - 1;
    Shared shared;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const std::size_t until = std::min(i + reach + 1, other.size());
        for (std::size_t j = i > reach ? i - reach : 0; j < until; ++j) {
            if (taken[j] || one[i] != other[j]) continue;
            taken[j] = true;
            found[static_cast<std::size_t>(shared.letters++)] = one[i];
            break;
        }
    }
    int place = 0;
    for (std::size_t j = 0; j < other.size(); ++j)
        if (taken[j] && other[j] != found[static_cast<std::size_t>(place++)]) ++shared.out_of_order;
    return shared;
}

}  // namespace

int jaro_winkler(std::string_view one, std::string_view other) {
    one = one.substr(0, longest_compared);
    other = other.substr(0, longest_compared);
    const auto [letters, out_of_order] = shared_letters(one, other);
    if (letters == 0) return 0;
    const std::int64_t a = static_cast<std::int64_t>(one.size()), b = static_cast<std::int64_t>(other.size()), m = letters, t = out_of_order / 2;
    const std::int64_t top = m * m * b + m * m * a + (m - t) * a * b, bottom = 3 * a * b * m;  // (m/a + m/b + (m-t)/m) / 3
    const auto differing = std::mismatch(one.begin(), one.begin() + std::min<std::ptrdiff_t>({4, std::ssize(one), std::ssize(other)}), other.begin());
    const std::int64_t beginning = differing.first - one.begin();
    return static_cast<int>(1000 * (top * 10 + beginning * (bottom - top)) / (10 * bottom));
}

bool is_one_slip_apart(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    const auto [at, at_other] = std::mismatch(one.begin(), one.end(), other.begin());
    const std::string_view rest(at, one.end()), rest_other(at_other, other.end());
    if (one.size() != other.size()) return rest == rest_other.substr(1);
    if (rest.empty() || rest.substr(1) == rest_other.substr(1)) return true;
    return rest.size() > 1 && rest[0] == rest_other[1] && rest[1] == rest_other[0] && rest.substr(2) == rest_other.substr(2);
}

/// Each line is one name: its full form first.
static constexpr std::array forms_of_names{
    " ABIGAIL ABBIE ABBY ABI GAIL ",
    " ALEXANDER ALEX ALEC SANDY XANDER LEX ",
    " ALEXANDRA ALEX SANDRA LEXI LEXIE SASHA ",
    " AMELIA MILLIE MILLY AMY MIA ",
    " ANDREW ANDY DREW ",
    " ANNE ANN ANNA ANNIE HANNAH NANCY ",
    " ANTHONY TONY ANT ",
    " BARBARA BABS BARB ",
    " BENJAMIN BEN BENNY BENJI ",
    " CATHERINE KATHERINE KATHRYN CATH KATH KATE KATIE KITTY CATHY KATHY ",
    " CHARLES CHARLIE CHAS CHUCK ",
    " CHARLOTTE LOTTIE LOTTE CHARLIE CHAR ",
    " CHRISTINE CHRISTINA CHRIS CHRISSIE TINA KIRSTY ",
    " CHRISTOPHER CHRIS KIT TOPHER ",
    " DANIEL DAN DANNY ",
    " DANIELLE DANI DANNI ELLE ",
    " DAVID DAVE DAVY DAVEY ",
    " DEBORAH DEBRA DEB DEBBIE ",
    " DOROTHY DOT DOTTIE DOLLY ",
    " EDWARD ED EDDIE TED TEDDY NED ",
    " ELEANOR ELLIE ELLA NELL NELLIE NORA ",
    " ELIZABETH ELISABETH LIZ LIZZIE LIZZY BETH BETTY BETSY ELIZA LIBBY ELSIE LISA ",
    " EMILY EM EMMIE MILLIE MILLY ",
    " FLORENCE FLO FLOSSIE FLORRIE ",
    " FRANCES FRAN FRANCESCA FRANKIE FANNY ",
    " FRANCIS FRANK FRANKIE ",
    " FREDERICK FRED FREDDIE FREDDY ",
    " GABRIELLA GABRIELLE GABBY ELLA ",
    " GEORGE GEORGIE GEORDIE ",
    " GEORGINA GEORGIA GINA GEORGIE ",
    " GRAHAM GRAEME GRAY ",
    " HARRIET HATTIE HARRIE ",
    " HENRY HARRY HANK HAL ",
    " ISABELLA ISABEL ISOBEL BELLA IZZY IZZIE BELLE ",
    " JACOB JAKE COBY JACK ",
    " JAMES JIM JIMMY JAMIE ",
    " JANET JAN JANE ",
    " JENNIFER JEN JENNY JENNIE ",
    " JESSICA JESS JESSIE ",
    " JOANNA JOANNE JO ANNA ",
    " JOHN JACK JOHNNY JON ",
    " JONATHAN JON JONNY JOHN NATHAN ",
    " JOSEPH JOE JOEY ",
    " JOSEPHINE JO JOSIE ",
    " JOSHUA JOSH ",
    " JUDITH JUDY JUDE ",
    " KENNETH KEN KENNY ",
    " KIMBERLEY KIMBERLY KIM ",
    " LAURENCE LAWRENCE LARRY LAURIE ",
    " LEONARD LEN LENNY LEO ",
    " LEWIS LOUIS LOUIE LOU ",
    " LOUISA LOUISE LOU LULU ",
    " MADELEINE MADDIE MADDY MADISON ",
    " MARGARET MAGGIE MEG PEGGY MARGE GRETA DAISY RITA ",
    " MARY MAY MOLLY POLLY MARIE MARIA ",
    " MATILDA TILLY TILDA MATTIE ",
    " MATTHEW MATT MATTY ",
    " MICHAEL MIKE MICK MICKEY MIKEY ",
    " MOHAMMED MUHAMMAD MOHAMMAD MOHAMED MUHAMMED MO ",
    " NATALIE NAT TALIA ",
    " NATHANIEL NATHAN NAT NATE ",
    " NICHOLAS NICOLAS NICK NICKY ",
    " NICOLA NICKY NIKKI ",
    " OLIVER OLLIE OLLY ",
    " OLIVIA LIV LIVVY LIVIA ",
    " PAMELA PAM ",
    " PATRICIA PAT PATSY TRISH TRICIA ",
    " PATRICK PAT PADDY RICK ",
    " PETER PETE ",
    " PHILIP PHILLIP PHIL PIP ",
    " REBECCA BECCA BECKY BEX ",
    " RICHARD RICH RICK DICK RICKY ",
    " ROBERT ROB BOB BOBBY ROBBIE BERT ",
    " RONALD RON RONNIE ",
    " ROSEMARY ROSE ROSIE ",
    " SAMANTHA SAM SAMMY ",
    " SAMUEL SAM SAMMY ",
    " SARAH SARA SALLY SADIE ",
    " SEBASTIAN SEB BASTIAN ",
    " STEPHEN STEVEN STEVE STE ",
    " SUSAN SUE SUSIE SUZANNE SUZIE ",
    " TERENCE TERRY TEL ",
    " THEODORE THEO TED TEDDY ",
    " THERESA TERESA TESS TESSA TERRI ",
    " THOMAS TOM TOMMY ",
    " TIMOTHY TIM TIMMY ",
    " VALERIE VAL ",
    " VICTORIA VICKY VICKI TORI ",
    " WILLIAM WILL BILL BILLY LIAM WILLIE ",
    " ZACHARY ZAC ZACK ZAK ",
};

bool are_forms_of_one_name(std::string_view one, std::string_view other) {
    if (one == other) return false;
    const std::string first = " " + std::string(one) + " ", second = " " + std::string(other) + " ";
    return std::ranges::any_of(forms_of_names, [&](std::string_view line) { return line.find(first) != line.npos && line.find(second) != line.npos; });
}

std::vector<std::string_view> forms_of(std::string_view name) {
    std::vector<std::string_view> forms;
    const std::string wanted = " " + std::string(name) + " ";
    for (const std::string_view line : forms_of_names) {
        if (line.find(wanted) == line.npos) continue;
        for (std::size_t from = 1; from < line.size();) {
            const std::size_t until = line.find(' ', from);
            if (const auto form = line.substr(from, until - from); form != name) forms.push_back(form);
            from = until + 1;
        }
    }
    return forms;
}

/// `20170331`.
static std::array<int, 8> digits_of(Date day) {
    const std::chrono::year_month_day parts{day};
    std::array<int, 8> digits{};
    int number = static_cast<int>(parts.year()) * 10000 + static_cast<int>(static_cast<unsigned>(parts.month())) * 100 +
                 static_cast<int>(static_cast<unsigned>(parts.day()));
    for (std::size_t i = digits.size(); i > 0; --i, number /= 10) digits[i - 1] = number % 10;
    return digits;
}

static bool are_neighbours_swapped(const std::array<int, 8>& one, const std::array<int, 8>& other) {
    const auto at = std::mismatch(one.begin(), one.end(), other.begin());
    if (at.first == one.end() || at.first + 1 == one.end()) return false;
    return *at.first == *(at.second + 1) && *(at.first + 1) == *at.second && std::equal(at.first + 2, one.end(), at.second + 2);
}

DateAgreement agreement_of(Date one, Date other) {
    if (one == other) return DateAgreement::same;
    const std::chrono::year_month_day a{one}, b{other};
    const bool is_same_year = a.year() == b.year();
    if (is_same_year && static_cast<unsigned>(a.month()) == static_cast<unsigned>(b.day()) &&
        static_cast<unsigned>(a.day()) == static_cast<unsigned>(b.month()))
        return DateAgreement::day_and_month_swapped;
    const auto digits = digits_of(one), others = digits_of(other);
    if (are_neighbours_swapped(digits, others)) return DateAgreement::neighbours_swapped;
    const auto wrong = std::inner_product(digits.begin(), digits.end(), others.begin(), 0, std::plus<>(), [](int x, int y) { return x == y ? 0 : 1; });
    if (wrong == 1) return DateAgreement::one_digit_wrong;
    return is_same_year && a.month() == b.month() ? DateAgreement::same_month : DateAgreement::different;
}

}  // namespace holdfast::people
