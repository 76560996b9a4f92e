#include "widgets/map/hospital_tags.hpp"

#include <algorithm>
#include <string>

#include "center/figures/nedocs.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

HospitalTag tag_of(const CityView& view, const AssetChunk& chunk, std::size_t slot) {
  HospitalTag tag{.at = world_from_geo(*(*chunk.info)[slot].place)};
  for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i) {
    const ValueNow& value = chunk.values[i];
    if (value.quality != Quality::Good || freshness(view, chunk.feed, value) != Freshness::Fresh) continue;
    const std::string& name = (*view.quantities)[value.quantity].name;
    if (name == "full_bed") tag.full = value.value >= 1;
    if (name == "nedocs") tag.nedocs = value.value;
  }
  return tag;
}

}  // namespace

Symbol HospitalTag::symbol() const {
  const NedocsBand band = nedocs ? nedocs_band(*nedocs) : NedocsBand::NotBusy;
  if (band >= NedocsBand::Severe) return Symbol::Serious;
  return full || band >= NedocsBand::Overcrowded ? Symbol::Attention : Symbol::None;
}

bool HospitalTags::update(const CityView& view) {
  if (view.revision == revision_ && view.now == seen_now_ && chunks_.size() == view.assets.size())
    return false;
  revision_ = view.revision;
  seen_now_ = view.now;
  tags_.clear();
  chunks_.resize(view.assets.size());
  for (std::size_t index = 0; index < chunks_.size(); ++index) {
    const AssetChunk& chunk = view.assets[index];
    ChunkHospitals& known = chunks_[index];
    if (known.seen != chunk.info) {
      known = {.seen = chunk.info};
      for (std::size_t slot = 0; slot < chunk.size(); ++slot)
        if ((*chunk.info)[slot].kind == "hospital" && (*chunk.info)[slot].place)
          known.slots.push_back(static_cast<std::uint32_t>(slot));
    }
    for (const std::uint32_t slot : known.slots) {
      HospitalTag tag = tag_of(view, chunk, slot);
      tag.asset = {static_cast<std::uint32_t>(index), slot};
      if (tag.full || tag.nedocs) tags_.push_back(tag);
    }
  }
  std::stable_sort(tags_.begin(), tags_.end(), [](const HospitalTag& a, const HospitalTag& b) {
    if (a.symbol() != b.symbol()) return a.symbol() > b.symbol();
    return a.nedocs.value_or(0) > b.nedocs.value_or(0);
  });
  return true;
}

std::string tag_text(const HospitalTag& tag, const Texts& texts) {
  return joined({tag.full ? texts.tr("Full") : std::string_view{},
                 tag.nedocs ? std::string_view{number_text(*tag.nedocs, 0)} : std::string_view{}});
}

void draw_hospital_tags(Pen& pen, std::span<const HospitalTag> tags, const Camera& camera,
                        const Viewport& viewport, const MapStyle& style, float mark_px, float opacity) {
  const bool is_near =
      metres_per_pixel(camera) * static_cast<double>(style.look.type.unit) <= kTagsFromMPerPx;
  const Rect map{viewport.position.x, viewport.position.y, viewport.size.x, viewport.size.y};
  const Theme& theme = style.look.theme;
  std::vector<Rect> taken;
  for (const HospitalTag& tag : tags) {
    const Symbol symbol = tag.symbol();
    if (symbol == Symbol::None && !is_near) continue;
    const Screen at = screen_from_world(camera, viewport, tag.at);
    if (!map.contains(at.x, at.y)) continue;
    const std::string text = tag_text(tag, style.texts);
    const float symbol_room = symbol == Symbol::None ? 0 : pen.px(20), pad = pen.px(5);
    const float w = symbol_room + pen.width(text, Role::Small, Weight::Bold) + 2 * pad + 1,
                h = pen.line_height(Role::Small);
    Rect card{std::round(at.x + mark_px * 0.6F), std::round(at.y - h / 2), w, h};
    if (card.right() > map.right()) card.x = std::round(at.x - mark_px * 0.6F - w);  // on its other side
    if (card.x < map.x || card.y < map.y || card.bottom() > map.bottom()) continue;
    if (std::any_of(taken.begin(), taken.end(), [&](const Rect& r) { return overlap(r, card); })) continue;
    taken.push_back(card);
    pen.fill(card, faded(theme.raised, 0.92F * opacity), pen.px(4));
    if (symbol != Symbol::None) pen.symbol(card.x + pad + pen.px(7), card.centre_y(), pen.px(14), symbol);
    pen.text({card.x + pad + symbol_room, card.y, w, h}, text,
             {.role = Role::Small,
              .colour = faded(symbol == Symbol::None ? theme.ink_soft : theme.ink, opacity),
              .weight = Weight::Bold});
  }
}

}  // namespace city
