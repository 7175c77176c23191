#pragma once

#include <CLI/App.hpp>
#include <initializer_list>
#include <string>

namespace holdfast::cli {

/// What is wrong with the call, in a sentence that names the word in question and what was most likely meant.
std::string in_words(const CLI::App& app, const CLI::ParseError& error);

/// A year such as 2016-17.
CLI::Validator reporting_year();
/// A day such as 2017-03-31.
CLI::Validator a_day();
CLI::Validator one_of(std::initializer_list<const char*> words);
CLI::Validator whole_number(int least, int most);
/// An address of IPv4 or IPv6 in figures.
CLI::Validator ip_address();
/// An address of mail, or one of the web that is spoken to with TLS.
CLI::Validator feedback_address();
/// Anything but nothing.
CLI::Validator some_words();

}  // namespace holdfast::cli
