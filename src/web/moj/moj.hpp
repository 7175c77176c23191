#pragma once

/// Every component of the MOJ Design System that the product needs.
#include "web/moj/add_another.hpp"
#include "web/moj/alert.hpp"
#include "web/moj/badge.hpp"
#include "web/moj/behaviours.hpp"
#include "web/moj/button_menu.hpp"
#include "web/moj/date_picker.hpp"
#include "web/moj/filter.hpp"
#include "web/moj/identity_bar.hpp"
#include "web/moj/interruption_card.hpp"
#include "web/moj/messages.hpp"
#include "web/moj/multi_file_upload.hpp"
#include "web/moj/navigation.hpp"
#include "web/moj/page_header_actions.hpp"
#include "web/moj/search.hpp"
#include "web/moj/ticket_panel.hpp"
#include "web/moj/timeline.hpp"
