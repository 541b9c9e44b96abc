Feature: A change of mind
  Lines change, go and come back; every change stays in the log.

  Background:
    Given a shop that sells
      | code          | name                 | department | price | stock |
      | 0400100000014 | Sourdough loaf 800 g | Bakery     | 4.90  | 20    |
      | 0400100000021 | Whole milk 2 L       | Dairy      | 2.35  | 30    |
    And the till is open

  Scenario: A removed line leaves the cart and stays in the log
    Given the cashier has scanned "0400100000014"
    And the cashier has scanned "0400100000021"
    When the cashier presses "Del"
    Then the cart has 1 line
    And the total is 4.90
    And the log has 1 "CartItemRemoved" about "Whole milk 2 L"

  Scenario: Undo brings a removed line back, and that is recorded too
    Given the cashier has scanned "0400100000014"
    And the cashier has pressed "Del"
    When the cashier presses "Ctrl+Z"
    Then the cart has 1 line
    And the log has 2 "CartItemAdded" about "Sourdough loaf 800 g"

  Scenario: One more, one fewer
    Given the cashier has scanned "0400100000021"
    When the cashier presses "+"
    And the cashier presses "+"
    And the cashier presses "-"
    Then the cart shows "2 × Whole milk 2 L" for 4.70

  Scenario: The whole sale is given up
    Given the cashier has scanned "0400100000014"
    And the cashier has scanned "0400100000021"
    When the cashier cancels the sale
    Then the cart is empty
    And the log has 1 "CartVoided"
    And nothing is reserved
