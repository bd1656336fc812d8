-- The form of a cell: country, day (a number of days since 1970, "-" without one) and letters, a dot between
-- them (counting/cell-key.ts makes it); as a field, a dot and the number of its model follow.
local REACTION, OTHER_LANGUAGE, OFFICIAL = "r", "l", "o"

-- Country, day, letters and model number of a field; nil where it is not a cell.
local function parse_cell(field)
  return string.match(field, "^([^.]*)%.([%d-]+)%.(%a.%a%a%a%d?%a?)%.([^.]*)$")
end

-- The letters are stance, sentiment, role, kind, sureness (confidence and attribution), the number of the rank, and
-- one more where a reader judged the utterance (corrections.lua).
local function stance_in(letters)
  return string.sub(letters, 1, 1)
end

local function role_in(letters)
  return string.sub(letters, 3, 3)
end

local function kind_in(letters)
  return string.sub(letters, 4, 4)
end

local function sureness_in(letters)
  return string.sub(letters, 5, 5)
end

local function rank_in(letters)
  return string.sub(letters, 6, 6)
end
