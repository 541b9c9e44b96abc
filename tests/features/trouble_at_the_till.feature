Feature: Trouble at the till
  A sentence and a sound, and nothing is lost.

  Background:
    Given a shop that sells
      | code          | name                 | department | price | stock |
      | 0400100000014 | Sourdough loaf 800 g | Bakery     | 4.90  | 2     |
      | 0400100000021 | Whole milk 2 L       | Dairy      | 2.35  | 30    |
    And the till is open

  Scenario: An unknown code
    Given the cashier has scanned "0400100000021"
    When the cashier scans "4006381333931"
    Then the till says "Unknown code"
    And the till makes the sound "scan_unknown"
    And the cart has 1 line
    When the cashier presses "Esc"
    And the cashier scans "0400100000021"
    Then the cart shows "2 × Whole milk 2 L" for 4.70

  Scenario: More than there is
    Given the cashier has scanned "0400100000014" 2 times
    When the cashier scans "0400100000014"
    Then the till has said something
    And the cart shows "2 × Sourdough loaf 800 g" for 9.80

  Scenario: The program dies between two scans
    Given the cashier has scanned "0400100000014"
    And the cashier has scanned "0400100000021"
    When the program dies and is started again
    Then the till says "was left open"
    When the cashier continues the sale that was left open
    Then the cart has 2 lines
    And the total is 7.25
    When the cashier takes exact cash
    Then 1 sale is complete
    And nothing is reserved
