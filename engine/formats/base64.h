// Bytes as text: base64 and base64url of RFC 4648.
#pragma once

#include <string>
#include <string_view>

namespace backflow {

// With `tripletsALine` lines end after so many triplets, the last one, too, if it is full. 0: one line.
std::string base64(std::string_view bytes, std::size_t tripletsALine = 0);

std::string base64Url(std::string_view bytes);  // without padding
// Throws InputError that begins with `where` for any character that is not of the alphabet, and for a text of no such length.
std::string parseBase64Url(std::string_view text, const std::string& where);

}  // namespace backflow
