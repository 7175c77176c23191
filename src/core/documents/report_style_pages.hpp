#pragma once

#include "web/html.hpp"

namespace holdfast::documents {

/// The stylesheet that stands inside a document's own HTML file: screens from 320 pixels up, and A4 with page numbers.
web::Html report_style();

}  // namespace holdfast::documents
