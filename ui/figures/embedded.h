// The experiment inside a picture: what makes opening a figure open its run. PNG: a text chunk "backflow"; SVG: an element of
// <metadata>; PDF: the same element in the document's XMP packet, and the file again as an attachment.
#pragma once

#include <QString>
#include <string>

namespace backflow::ui {

inline constexpr const char* kEmbeddedKey = "backflow";              // of the text in a PNG
inline constexpr std::size_t kMostEmbedded = std::size_t(1) << 20;   // bytes of an experiment
inline constexpr std::size_t kMostPicture = std::size_t(256) << 20;  // bytes of a file that is looked into

// The experiment as an XML element, for SVG and XMP.
std::string experimentElement(const std::string& experiment);

// The endings of pictures that can carry one: ".png", ".svg", ".pdf".
bool maybePicture(const QString& file);

// The experiment file in a picture, as text. Throws IoError, or InputError in one line where there is none.
std::string embeddedExperiment(const QString& file);

}  // namespace backflow::ui
