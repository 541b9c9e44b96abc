Feature: Cash and change
  The till says what to give back, and never takes a code for money.

  Background:
    Given a shop that sells
      | code          | name                 | department | price | stock |
      | 0400100000014 | Sourdough loaf 800 g | Bakery     | 4.90  | 20    |
      | 0400100000021 | Whole milk 2 L       | Dairy      | 2.35  | 30    |
    And the till is open

  Scenario: Change from a typed amount
    Given the cashier has scanned "0400100000014"
    When the cashier types "20"
    And the cashier presses "F12"
    Then the sale is complete with change 15.10

  Scenario: Change from a note
    Given the cashier has scanned "0400100000014"
    When the cashier presses "Ctrl+1"
    Then the sale is complete with change 0.10

  Scenario: Too little cash
    Given the cashier has scanned "0400100000014"
    When the cashier types "3"
    And the cashier presses "F12"
    Then no sale is complete
    And the cart has 1 line

  Scenario: A code is not money
    Given the cashier has scanned "0400100000014"
    When the cashier types "0400100"
    And the cashier presses "F12"
    Then the till says "That looks like a code, not money."
    And no sale is complete

  Scenario: Nothing to pay
    When the cashier presses "F12"
    Then no sale is complete
    And the till has said something

  Scenario: A double press takes the money once
    Given the cashier has scanned "0400100000014"
    When the cashier presses "F12"
    And the cashier presses "F12"
    Then 1 sale is complete
