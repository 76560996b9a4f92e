// Dear ImGui's compile-time options, one set for every unit that sees imgui.h: ours and the library's own.
// The layout of its types depends on them, so CMake passes this file as IMGUI_USER_CONFIG to the library and
// to all who link it.
#pragma once

#define IMGUI_ENABLE_FREETYPE  // hinting and CJK outlines that stb_truetype does not render well
#define IMGUI_USE_WCHAR32      // personal and place names reach beyond the basic plane (CJK extension B)
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define ImDrawIdx unsigned int  // a map of 100,000 assets is one draw list, past 65,536 vertices
