Feature: Ring up a sale
  A cashier rings up what a customer bought, with the scanner, a tap or the keyboard.

  Background:
    Given a shop that sells
      | code          | name                 | department | price | stock |
      | 0400100000014 | Sourdough loaf 800 g | Bakery     | 4.90  | 20    |
      | 0400100000021 | Whole milk 2 L       | Dairy      | 2.35  | 30    |
      | 0400100000038 | Butter croissant     | Bakery     | 1.60  | 6     |
      | 0400100000045 | Basil in pot         | Produce    | 2.75  | 0     |
    And the till is open

  Scenario: Three scans and exact cash
    When the cashier scans "0400100000014"
    And the cashier scans "0400100000021"
    And the cashier scans "0400100000021"
    Then the cart shows "2 × Whole milk 2 L" for 4.70
    And the total is 9.60
    When the cashier takes exact cash
    Then the sale is complete with change 0.00
    And the receipt of the sale says "TOTAL USD" 9.60

  Scenario: A tap on a tile sells it
    When the cashier taps the tile "Butter croissant"
    Then the cart shows "1 × Butter croissant" for 1.60

  Scenario: A scan works wherever the focus is
    Given the cashier has walked through the screen with the Tab key 7 times
    When the cashier scans "0400100000014"
    Then the total is 4.90
    And the cart has 1 line

  Scenario: Scans faster than the screen are all taken
    When the cashier scans "0400100000014" 12 times at once
    Then the cart shows "12 × Sourdough loaf 800 g" for 58.80

  Scenario: Three of one item
    When the cashier types "3*"
    And the cashier scans "0400100000021"
    Then the cart shows "3 × Whole milk 2 L" for 7.05

  Scenario: The next scan starts the next sale
    Given the cashier has scanned "0400100000014"
    And the cashier has taken exact cash
    When the cashier scans "0400100000021"
    Then the cart has 1 line
    And the total is 2.35
