Feature: Hold and recall
  A customer who forgot the wallet does not keep the next one waiting.

  Background:
    Given a shop that sells
      | code          | name                 | department | price | stock |
      | 0400100000014 | Sourdough loaf 800 g | Bakery     | 4.90  | 20    |
      | 0400100000021 | Whole milk 2 L       | Dairy      | 2.35  | 30    |
    And the till is open

  Scenario: Serve another customer meanwhile
    Given the cashier has scanned "0400100000014"
    When the cashier presses "F6"
    And the cashier types "red jacket"
    And the cashier presses "Return"
    Then the cart is empty
    When the cashier scans "0400100000021"
    And the cashier takes exact cash
    And the customer has left
    And the cashier presses "F7"
    Then the held sales are "red jacket"
    When the cashier presses "Return"
    Then the cart shows "1 × Sourdough loaf 800 g" for 4.90
    When the cashier takes exact cash
    Then 2 sales are complete
    And the log has 1 "CartHeld"
    And the log has 1 "CartRecalled"
    And nothing is reserved

  Scenario: A held sale outlives the program
    Given the cashier has scanned "0400100000014"
    And the cashier has pressed "F6"
    And the cashier has pressed "Return"
    When the program dies and is started again
    And the cashier presses "F7"
    Then the held sales are "Sourdough loaf 800 g"

  Scenario: The customer does not come back
    Given the cashier has scanned "0400100000014"
    And the cashier has pressed "F6"
    And the cashier has pressed "Return"
    When the cashier presses "F7"
    And the cashier presses "Alt+D"
    And the cashier presses "Alt+D"
    Then nothing is held
    And nothing is reserved
